"""Checklists, red-amber-green and yes-no lists: all from counts and scores that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from facilitator_app.analysis.chance import clearly_above, share_spot
from facilitator_app.analysis.groups import quoted
from facilitator_app.analysis.kinds.kind_input import KindInput
from facilitator_app.domain.findings import Findings, Priority, Tally
from facilitator_app.domain.instrument import half_up
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import SectionFigures, all_shown
from facilitator_app.domain.words import in_a_row

MOST_NAMED = 3
WEAK_BELOW, STRONG_FROM = 50, 75
"""Percent in place: an early step below the first, with a later one from the second on, is flagged. Our own limits."""


def _tally(given: KindInput, section: SectionFigures) -> tuple[int, ...]:
    shown = [item.counts for item in section.items if not item.withheld]
    return tuple(sum(column) for column in zip(*shown)) if shown else (0,) * len(given.instrument.scale.points)


def checklist(given: KindInput) -> Findings:
    """Percent in place per step: partly counts half, what is not needed is left out."""
    tallies = tuple(
        Tally(
            section.section_id,
            section.title,
            _tally(given, section),
            None if section.score is None else int(half_up(given.instrument.percent(section.score), 0)),
        )
        for section in given.sections
    )
    known = [(tally, tally.percent) for tally in tallies if tally.percent is not None]
    weak = [(index, tally) for index, (tally, percent) in enumerate(known) if percent < WEAK_BELOW]
    headline, sentences = "", []
    if weak:
        first, tally = weak[0]
        headline = _("The first weak step: {step}.", step=tally.title)
        if any(one.percent is None for one in tallies[: tallies.index(tally)]):
            headline = _("The first weak step of those that can be shown: {step}.", step=tally.title)
        strong = next((one for one, percent in known[first + 1 :] if percent >= STRONG_FROM), None)
        if strong:
            sentences.append(
                _(
                    "A late step is strong while an early one is weak. Look at \u201c{early}\u201d before you build on "
                    "\u201c{late}\u201d.",
                    early=tally.title,
                    late=strong.title,
                )
            )
    elif known:
        headline = _("No step is weak: each is at least half in place.")
        if len(known) < len(tallies):
            headline = _("No step that can be shown is weak: each of them is at least half in place.")
    return Findings(headline=headline, sentences=tuple(sentences), tallies=tallies)


def lights(given: KindInput) -> Findings:
    """How many answers are red, amber and green in each strand, and percent green. There is no total over strands."""
    tallies = []
    for section in given.sections:
        counts = _tally(given, section)
        total = sum(counts)
        green = int(half_up(Fraction(100 * counts[-1], total), 0)) if total else None
        tallies.append(Tally(section.section_id, section.title, counts, green))
    return Findings(headline=_lights_headline(given, tallies), tallies=tuple(tallies))


def _lights_headline(given: KindInput, tallies: Sequence[Tally]) -> str:
    """The strands with the most and the least green, where these lie clearly apart; else how much of all is green. Those
    that share an end are all named, or how many they are."""
    known = [tally for tally in tallies if tally.percent is not None]
    answers, green = sum(sum(tally.counts) for tally in known), sum(tally.counts[-1] for tally in known)
    if not answers:
        return ""
    spots = []
    for section in given.sections:
        items = [item for item in section.items if not item.withheld and item.n]
        if items:
            spots.append(
                share_spot(sum(item.counts[-1] / item.n for item in items) / len(items), min(i.n for i in items))
            )
    high, low = (end(tally.percent or 0 for tally in known) for end in (max, min))
    best, worst = ([tally for tally in known if tally.percent == end] for end in (high, low))
    pairs = len(known) * (len(known) - 1) // 2
    if len(spots) < len(known) or not clearly_above(spots[known.index(best[0])], spots[known.index(worst[0])], pairs):
        share = int(half_up(Fraction(100 * green, answers), 0))
        if not all_shown(given.sections):
            return _("{n} % of the answers that can be shown are green.", n=share)
        return _("{n} % of all answers are green.", n=share)
    if len(known) < len(tallies):
        return _("Of the strands that can be shown, most green, {high} %: {best}. Least green, {low} %: {worst}.",
                 best=_strands(best), high=high, worst=_strands(worst), low=low)  # fmt: skip
    return _("Most green, {high} %: {best}. Least green, {low} %: {worst}.", best=_strands(best), high=high,
             worst=_strands(worst), low=low)  # fmt: skip


def _strands(tallies: Sequence[Tally]) -> str:
    """By name, in quotes, for a name can read like a sentence; or how many they are."""
    if len(tallies) <= MOST_NAMED:
        return in_a_row([quoted(tally.title) for tally in tallies])
    return n_("{n} strand", "{n} strands", len(tallies))


def priorities(given: KindInput) -> Findings:
    """Every row that somebody answered with No: those of the parts that come first, then the others, most Nos first."""
    first = {section.id for section in given.instrument.sections if section.priority}
    rows = [
        Priority(section.section_id, item.named, item.counts[0], item.n, section.section_id in first)
        for section in given.sections
        for item in section.items
        if not item.withheld and item.counts[0]
    ]
    rows.sort(key=lambda one: (not one.first, -one.no))
    urgent = sum(one.first for one in rows)
    sentence = n_(
        "{n} question in the parts that come first has a No.",
        "{n} questions in the parts that come first have a No.",
        urgent,
    )
    tallies = tuple(Tally(s.section_id, s.title, _tally(given, s)) for s in given.sections)
    half = sum(2 * one.no >= one.n for one in rows)
    if not any(sum(tally.counts) for tally in tallies):
        return Findings()
    headline = _("No question has a No.") if all_shown(given.sections) else _("No question that can be shown has a No.")
    if half:
        headline = n_("{n} question has a No from half of us or more.",
                      "{n} questions have a No from half of us or more.", half)  # fmt: skip
    elif rows:
        headline = n_("{n} question has a No, but not from half of us.",
                      "{n} questions have a No, but none from half of us.", len(rows))  # fmt: skip
    return Findings(headline=headline, sentences=(sentence,) if first else (), tallies=tallies, priorities=tuple(rows))
