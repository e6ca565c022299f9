"""A refusal in plain words: which two figures clash, and what can be shown instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator_app.analysis.disclosure import People, base, smallest_clash
from facilitator_app.analysis.groups import inside
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import (
    EVERYONE,
    Alternative,
    AlternativeKind,
    Block,
    Clash,
    Issue,
    PublishedSets,
    Withheld,
)
from facilitator_app.domain.round import Round

SCREEN, PACK = "screen", "pack"


@dataclass(frozen=True, slots=True)
class ClashContext:
    """What is needed to call figures by their names: the round, everybody's group, what was shown before."""

    round_: Round
    responses: Sequence[Response]
    ledger: Sequence[Issue]
    division: Mapping[Block, People]


def named_clashes(clash: Sequence[str], new: PublishedSets, context: ClashContext) -> tuple[Clash, ...]:
    """The two figures that clash, for each quantity; those with the same sentence once."""
    by_words: dict[tuple[str, str], Clash] = {}
    for quantity in clash:
        clash_in_words = _named(quantity, new, context)
        by_words.setdefault((clash_in_words.label, clash_in_words.sentence), clash_in_words)
    return tuple(by_words.values())


def _named(quantity: str, new: PublishedSets, context: ClashContext) -> Clash:
    rows = _rows(new, quantity)
    before = [row for issue in context.ledger for row in _rows(issue.sets, quantity)]
    clashing = smallest_clash(rows, before, context.round_.promise.k)
    newest = [row for row in clashing if row in rows and row not in before] or [row for row in clashing if row in rows]
    older = [row for row in clashing if row in before and row not in newest[:1]]
    label = label_of(quantity, context.round_.instrument)
    now = _whose(newest[0] if newest else rows[0], new, context)
    if not older:
        other = _whose(newest[-1], new, context)
        sentence = _("{place}: {new} and {old} cannot both be shown.", place=label, new=now, old=inside(other))
        return Clash(quantity, label, now, other, sentence)
    issue = next(i for i in reversed(context.ledger) if any(row in older for row in _rows(i.sets, quantity)))
    row = next(row for row in older if row in _rows(issue.sets, quantity))
    then = _whose(row, issue.sets, context)
    sentence = _(
        "{place}: the new figure ({new}) and the one {issue} ({old}).",
        place=label,
        new=inside(now),
        issue=words_of(issue),
        old=inside(then),
    )
    return Clash(quantity, label, now, then, sentence, issue.kind, issue.number, issue.issued_on)


def _rows(figures: PublishedSets, quantity: str) -> list[People]:
    """The sets of one quantity, those of most people first."""
    rows = {people for name, people in figures if base(name) == base(quantity)}
    return sorted(rows, key=lambda people: (-len(people), sorted(people)))


def label_of(quantity: str, instrument: Instrument) -> str:
    """A section by its title, an item by section and short name; else how many people answered."""
    for section in instrument.sections:
        if section.id == quantity:
            return section.title.text()
        for item in section.items:
            if item.id == quantity:
                return _("{section}, “{item}”", section=section.title.text(), item=item.short.text())
    return _("How many people answered")


def words_of(issue: Issue) -> str:
    """Where and when a figure was shown, to follow "the one"."""
    day = long_date(issue.issued_on)
    if issue.kind == SCREEN:
        return _("shown on the screen on {day}", day=day)
    if issue.kind == PACK:
        return _("in feedback pack {number} of {day}", number=issue.number, day=day)
    return _("in file {number} of {day}", number=issue.number, day=day)


def _whose(row: People, figures: PublishedSets, context: ClashContext) -> str:
    """Whose figure it is: everyone, one of the groups, or several people's."""
    named = [(people, _("Everyone")) for name, people in figures if name == EVERYONE]
    named += [(people, block.name) for block, people in context.division.items()]
    fitting = [(people, name) for people, name in named if row <= people and _mostly(row, people)]
    if fitting:
        return min(fitting, key=lambda one: len(one[0]))[1]  # most of a group may be most of everyone as well
    group_of = {r.id: r.group_id for r in context.responses}
    groups = {group_of.get(person) for person in row}
    names = [group.name for group in context.round_.groups if group.id in groups]
    if (
        not names
        or len(names) == len([g for g in context.round_.groups if g.id in group_of.values()])
        or None in groups
    ):
        return _("Everyone who had answered by then")
    return names[0] if len(names) == 1 else _("{first} and others", first=names[0])


def _mostly(row: People, people: People) -> bool:
    return 2 * len(row) > len(people)


def exposed_withheld(clash: Sequence[str], named: Sequence[Clash], context: ClashContext) -> Withheld:
    """Nothing can be shown: why, and what can be shown instead."""
    instrument = context.round_.instrument
    sections = [s for s in instrument.sections if s.id in clash or any(item.id in clash for item in s.items)]
    titles = ", ".join(section.title.text() for section in sections) or _("how many people answered")
    alternatives = alternatives_of(context)
    return Withheld(
        "exposed",
        _("These figures are not shown: with figures shown before, somebody's answers could be worked out."),
        " ".join([*(one.sentence for one in alternatives), _("The clash is in: {places}.", places=titles)]),
        {"clash": tuple(clash)},
        tuple(named),
        alternatives,
    )


def alternatives_of(context: ClashContext) -> tuple[Alternative, ...]:
    """What can be used instead: the newest pack, as it was printed."""
    pack = next((issue for issue in reversed(context.ledger) if issue.kind == PACK), None)
    if pack is None:
        return (Alternative(AlternativeKind.PRINTED, _("Use the pack that was printed before.")),)
    words = _("Use feedback pack {n} of {day} as it is.", n=pack.number, day=long_date(pack.issued_on))
    return (Alternative(AlternativeKind.PRINTED, words, pack.id),)
