"""What a machine can tell about the words of a questionnaire: where a reader may stumble, or two wordings ask two things.

None of it makes a file unusable, so it is advice and not a fault. English only: the other languages have no word lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator_app.domain.instrument import Instrument, Item
from facilitator_app.domain.language import _

USUAL_GRADE, EASY_GRADE = 8.0, 5.0
"""Flesch-Kincaid grade of all statements together; the formula says nothing about a single sentence."""
USUAL_WORDS, EASY_WORDS = 16, 12
LANGUAGE = "en"

NEGATIVE = re.compile(r"\b(not|no|never|none|nobody|nothing|without|cannot|hardly|un\w+ly)\b|n't\b", re.IGNORECASE)
HARD = re.compile(
    r"and/or|\b(stakeholders?|synergy|synergies|leverage|robust|holistic|beneficiar\w+|deliverables?|paradigm|buy-in|KPIs?"
    r"|utili[sz]e|facilitate|strategic|operational|multi-agency|silos?|going forward|at pace|cohorts?)\b"
    r"|\b(back at base|goes it alone|give way|quiet word|bend a little|rows?)\b",
    re.IGNORECASE,
)
VERBS = (
    "is are was were has have had can could do does did will we they it make makes keep keeps lead leads stop stops even "
    "evens use uses act acts lived followed valued planned done checked shared report reports change changes get gets give gives"
)
TWO = re.compile(rf";|, and\b|\band (?:then )?(?:{'|'.join(VERBS.split())})\b", re.IGNORECASE)
OTHERS = re.compile(
    r"\b(people(?: with lived experience| who use services)?|staff|managers|leaders|carers|peers|service users|children)\b",
    re.IGNORECASE,
)
OURS = re.compile(r"\b(we|us|our|ours|I|me|my)\b", re.IGNORECASE)
MINE = re.compile(r"\b(I|me|my)\b")
PLACEHOLDER = re.compile(r"\{[a-z]+\}")
VOWELS = re.compile(r"[aeiouy]+")
APART = re.compile(r"ie(?=n)|ea\b|eas\b|io(?!n|u)|ia(?!n|l)")
"""Vowels side by side that are spoken apart, as in "experience" and "idea"."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at again. ``code``: its kind; ``location``: id of the item or part, "" for the whole."""

    code: str
    location: str
    words: str

    def __str__(self) -> str:
        return f"{self.location}: {self.words}" if self.location else self.words


def advice(instrument: Instrument) -> tuple[Advice, ...]:
    """Everything about its English words that somebody should look at again; empty for other languages."""
    if LANGUAGE not in instrument.languages:
        return ()
    remarks = [*_reading(instrument), *_levels(instrument)]
    for section in instrument.sections:
        for row in section.rows:
            remarks += _statement(row[0], section.report != "counts" and not section.each)
    return tuple(remarks)


def grade(sentences: Sequence[str]) -> float:
    """Flesch-Kincaid grade of these sentences together (Kincaid and others 1975):
    0.39 × words a sentence + 11.8 × syllables a word - 15.59. 0 for no words."""
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z']+", sentence)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    low = word.lower()
    count = len(VOWELS.findall(low)) + len(APART.findall(low))
    if low.endswith("e") and not low.endswith(("le", "ee")) and count > 1:
        count -= 1
    if re.search(r"[^td]ed$", low) and count > 1:
        count -= 1
    return max(1, count)


def _reading(instrument: Instrument) -> Iterator[Advice]:
    items = [row[0] for section in instrument.sections for row in section.rows]
    for easy, most in ((False, USUAL_GRADE), (True, EASY_GRADE)):
        if easy and not instrument.has_easy_words(LANGUAGE):
            continue
        grade_needed = grade([_filled(item.text.text(LANGUAGE, easy)) for item in items])
        if grade_needed > most:
            what = _("The easy statements") if easy else _("The statements")
            words = _("{what} together need about {n} years of school. {most} are enough.", what=what,
                      n=round(grade_needed + 5), most=round(most + 5))  # fmt: skip
            yield Advice("reading", "", words)


def _levels(instrument: Instrument) -> Iterator[Advice]:
    """Whoever reads easy words reads them on the answers as well."""
    if not instrument.has_easy_words(LANGUAGE):
        return
    words = _("The answers have no easy words. Whoever reads easy words would meet hard ones here.")
    seen = []
    for location, scale in [("scale", instrument.scale), *((item.id, item.scale) for item in instrument.items)]:
        if scale is None or scale in seen:
            continue
        seen.append(scale)
        texts = [text for point in scale.points for text in (point.label, point.description) if text is not None]
        if any(LANGUAGE not in text.easy for text in texts):
            yield Advice("easy_missing", location, words)


def _statement(item: Item, strict: bool) -> Iterator[Advice]:
    usual, easy = item.text.text(LANGUAGE), item.text.text(LANGUAGE, easy=True)
    for text, most in ((usual, USUAL_WORDS), (easy, EASY_WORDS)):
        if len(text.split()) > most:
            yield Advice("long", item.id, _('"{text}" is long. Try {most} words at most.', text=text, most=most))
        if hard := HARD.search(text):
            yield Advice("hard", item.id, _('"{word}" is hard to understand, or can be misread.', word=hard[0]))
        if strict and NEGATIVE.search(text):
            yield Advice("negative", item.id, _('"{text}" says what is not. Say what is.', text=text))
        if strict and TWO.search(text):
            yield Advice(
                "two_ideas", item.id, _('"{text}" may hold two ideas. One answer fits one of them.', text=text)
            )
    if PLACEHOLDER.findall(usual) != PLACEHOLDER.findall(easy):
        yield Advice("places", item.id, _("The two wordings do not name the same person or thing."))
    if item.of_oneself is not None and (
        PLACEHOLDER.search(item.of_oneself.text(LANGUAGE)) or not MINE.search(item.of_oneself.text(LANGUAGE))
    ):
        yield Advice("oneself", item.id, _("What the person reads about themself does not say I or my."))
    if item.of_oneself is None and PLACEHOLDER.search(usual) and "{member}" in usual:
        yield Advice(
            "oneself", item.id, _("The person this is about reads their own name here. Say it with I as well.")
        )
    if usual != easy and _someone_else(usual, easy):
        words = _(
            '"{usual}" and "{easy}" are not about the same people. Their answers are added up.', usual=usual, easy=easy
        )
        yield Advice("who", item.id, words)


def _someone_else(usual: str, easy: str) -> bool:
    """True if one wording is about others and the other about oneself, or one says "I" and the other "we"."""
    if bool(MINE.search(usual)) != bool(MINE.search(easy)):
        return True
    return any(
        bool(OTHERS.search(one)) and not OURS.search(one) and bool(OURS.search(other)) and not OTHERS.search(other)
        for one, other in ((usual, easy), (easy, usual))
    )


def _filled(text: str) -> str:
    return PLACEHOLDER.sub("Sam", text)
