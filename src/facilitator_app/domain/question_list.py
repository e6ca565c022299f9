"""All that a questionnaire asks, in the order in which it is asked: to be read before it is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.domain.instrument import Instrument, Item, Scale
from facilitator_app.domain.language import _


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question in usual words. ``easy``: the same in easy words, where they differ; ``answers``: only where they are
    others than those of the questionnaire."""

    text: str
    easy: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """Questions that belong together."""

    title: str
    about: str
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True, slots=True)
class QuestionList:
    """``answers``: what people choose from."""

    title: str
    purpose: str
    answers: str
    parts: tuple[QuestionPart, ...]

    @classmethod
    def of(cls, instrument: Instrument) -> QuestionList:
        parts = [
            QuestionPart(
                section.title.text(),
                section.about.text(),
                tuple(_question(item, instrument.scale) for item in section.items),
            )
            for section in instrument.sections
        ]
        if instrument.open_questions:
            asked = tuple(_worded(one.text.text(), one.text.text(easy=True)) for one in instrument.open_questions)
            parts.append(QuestionPart(_("In people's own words"), "", asked))
        title, purpose = str(instrument.title), str(instrument.purpose)
        return cls(title, purpose, answers_of(instrument.scale), tuple(parts))


def answers_of(scale: Scale) -> str:
    """What can be chosen, from the first to the last."""
    return " · ".join(point.label.text() for point in scale.points)


def _question(item: Item, usual: Scale) -> AskedQuestion:
    answers = "" if item.scale is None or item.scale == usual else answers_of(item.scale)
    return _worded(item.text.text(), item.text.text(easy=True), answers)


def _worded(text: str, easy: str, answers: str = "") -> AskedQuestion:
    return AskedQuestion(text, easy if easy != text else "", answers)
