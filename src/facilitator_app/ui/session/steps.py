"""The steps of a session with one person, in R2C2 order; source: Sargeant and others 2016."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.session import FIRST_LOOK, HOPES, OWN_WORDS, THE_END, WHAT_NEXT, SessionNotes


@dataclass(frozen=True, slots=True)
class SessionStep:
    """One step: ``key`` of its notes, ``name`` in the list of steps, ``title`` and ``ask`` for both to read."""

    key: str
    name: str
    title: str
    ask: str = ""


def steps_of(subject: SubjectResults | Withheld, instrument: Instrument) -> tuple[SessionStep, ...]:
    """Every step of this session. What people wrote has one only if something of it may be shown."""
    sections = [
        SessionStep(one.id, one.title.text(), one.title.text(), _("What does this mean to you?"))
        for one in instrument.sections
    ]
    steps = [
        SessionStep(HOPES, _("What you hope for"), _("What do you hope for from this talk?")),
        SessionStep(FIRST_LOOK, _("First look"), _("The whole picture"), _("What strikes you first?")),
        *sections,
    ]
    if not isinstance(subject, Withheld) and any(figures.texts for figures in subject.results.open_comments):
        ask = _("Which of these words do you want to keep?")
        steps.append(SessionStep(OWN_WORDS, _("What others wrote"), _("What others wrote"), ask))
    steps.append(SessionStep(WHAT_NEXT, _("What comes next"), _("What will you do next?")))
    steps.append(SessionStep(THE_END, _("To finish"), _("To finish")))
    return tuple(steps)


def written_at(key: str, notes: SessionNotes) -> bool:
    """True if something was written or chosen in this step."""
    if key == WHAT_NEXT and (notes.agreed or notes.to_share):
        return True
    return key in notes.notes or key in notes.reactions


def first_key(steps: Sequence[SessionStep], at: str) -> str:
    """Where to go on: where the session stopped, else at the beginning."""
    return at if any(step.key == at for step in steps) else steps[0].key
