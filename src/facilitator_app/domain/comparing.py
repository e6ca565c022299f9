"""Questionnaires side by side: the same facts of each, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facilitator_app.domain.fit import finds_out_words, maturity_words, people_words
from facilitator_app.domain.instrument import Each, Instrument, Section
from facilitator_app.domain.language import _, language_names, n_

FEWEST, MOST = 2, 4
"""Questionnaires that can stand side by side."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``rows``: a label and one cell for each title; ``sources``: where each questionnaire comes from."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[str, ...]


def compare(instruments: Sequence[Instrument]) -> Comparison:
    """The facts of these questionnaires."""
    facts: tuple[tuple[str, Callable[[Instrument], str]], ...] = (
        (_("What it is for"), lambda one: str(one.purpose)),
        (_("Kind"), kind_words),
        (_("Parts"), lambda one: "; ".join(_part(section) for section in one.sections)),
        (_("Questions"), questions_words),
        (_("Minutes for each person"), minutes_words),
        (_("Languages"), lambda one: language_names(one.languages)),
        (_("Easy words"), lambda one: _("Yes") if one.has_easy_words() else _("No")),
        (_("Answers"), _answers),
        (_("Scoring"), _scoring),
        (_("Good for"), lambda one: _fit(one, "finds_out")),
        (_("Who"), lambda one: _fit(one, "people")),
        (_("When"), lambda one: _fit(one, "maturity")),
        (_("Will not tell you"), lambda one: one.fit.caution() if one.fit else not_said()),
    )
    rows = tuple((label, tuple(fact(one) for one in instruments)) for label, fact in facts)
    return Comparison(tuple(str(one.title) for one in instruments), rows, tuple(_source(one) for one in instruments))


def questions_words(instrument: Instrument, own_words: bool = True) -> str:
    """ "10 questions and 2 in own words": what one person is asked."""
    rated, written = instrument.asked(own_words)
    words = n_("{n} question", "{n} questions", rated)
    return _("{questions} and {n} in own words", questions=words, n=written) if written else words


def not_said() -> str:
    """Stands where a file says nothing."""
    return _("Not said")


def kind_words(instrument: Instrument) -> str:
    """How a questionnaire is answered, in a few words."""
    words = {
        "survey": _("Statements to rate"),
        "rubric": _("Levels that are described, now and wanted"),
        "checklist": _("Checklist: in place, partly, not yet"),
        "rag": _("Red, amber or green, with proof"),
        "yes_no": _("Yes or no"),
        "partner_map": _("Each partner about each other"),
        "stages": _("Which stage the group is at"),
        "risk_grid": _("Risks: how likely, how bad, how well held"),
        "goals": _("Goals, each checked in five ways"),
        "multi_rater": _("Several people about one person"),
    }
    return words.get(str(instrument.kind), str(instrument.kind))


def minutes_words(instrument: Instrument) -> str:
    """How long one person needs, as a number and, where it is for one of several, for what."""
    if instrument.needs is Each.GOAL:
        return _("{n} for each goal", n=instrument.minutes)
    if instrument.needs is Each.ORGANISATION:
        return _("{n} for each other organisation", n=instrument.minutes)
    return str(instrument.minutes)


def _part(section: Section) -> str:
    """The title of a part; a pattern has none of its own before it is filled."""
    if "{" not in str(section.title):
        return str(section.title)
    return {
        Each.GOAL: _("One for each goal"),
        Each.ORGANISATION: _("One for each organisation"),
        Each.MEMBER: _("One for the member"),
    }[section.each or Each.MEMBER]


def _answers(instrument: Instrument) -> str:
    points = instrument.scale.points
    return n_(
        "{n} answer, from {low} to {high}",
        "{n} answers, from {low} to {high}",
        len(points),
        low=str(points[0].label),
        high=str(points[-1].label),
    )


def _scoring(instrument: Instrument) -> str:
    if not instrument.bands:
        return _("A profile of its parts, no grade")
    bands = instrument.bands
    return n_("{n} band for each part: {names}", "{n} bands for each part: {names}", len(bands),
              names="; ".join(str(band.title).rstrip(".") for band in reversed(bands)))  # fmt: skip


def _fit(instrument: Instrument, what: str) -> str:
    fit = instrument.fit
    if fit is None:
        return not_said()
    if what == "finds_out":
        words = [finds_out_words(one) for one in fit.finds_out]
    elif what == "people":
        words = [people_words(one) for one in fit.people]
    else:
        words = [maturity_words(one) for one in fit.maturity]
    return "; ".join(words)


def _source(instrument: Instrument) -> str:
    source = instrument.source
    if source.relation == "original":
        return source.citation or _("Written for this program.")
    return _("Our own words. Structure informed by: {citation}", citation=source.citation)
