"""The one gate. Nothing reaches a screen, a chart, a pack or an export except as what this module returns.

Figures are drafted with the people behind each; the draft goes through one door (``_through_the_door``), where everything
that could give somebody away is looked for. What comes out are values alone, and the people as sets for the ledger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from facilitator_app.analysis.after_reopening import shown_before, with_changes
from facilitator_app.analysis.block_items import BlockItems, with_block_items
from facilitator_app.analysis.clash import ClashContext, exposed_withheld, named_clashes
from facilitator_app.analysis.comments import comment_figures, theme_figures, without_last_batch
from facilitator_app.analysis.differences import chance_note
from facilitator_app.analysis.disclosure import clashes
from facilitator_app.analysis.division import (
    EVERYONE_ONLY,
    Division,
    Themes,
    divided,
    shown_otherwise,
)
from facilitator_app.analysis.figures import FigureRecord, SourcedFigure, sets_of
from facilitator_app.analysis.forecast import Rules, forecast
from facilitator_app.analysis.group_sentences import group_sentences
from facilitator_app.analysis.groups import Joined, names_of
from facilitator_app.analysis.individuals import others
from facilitator_app.analysis.kinds import WITHOUT_POINTS, KindInput, findings_of
from facilitator_app.analysis.main_points import clear_ends_sentence, headline, main_points, notes_on_lists
from facilitator_app.analysis.missing import missing_sentence
from facilitator_app.analysis.parts import divided_already, part_problem, parts_withheld
from facilitator_app.analysis.patterns import pattern
from facilitator_app.analysis.sections import scored_section
from facilitator_app.analysis.theme_answers import ThemeAnswers, fewest_in_group
from facilitator_app.analysis.verdicts import SILENT, told_apart, with_verdicts
from facilitator_app.domain.follow_up import since_of, without_since
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.own_words import OwnWords, detach_comments
from facilitator_app.domain.partnership import marked
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import (
    EVERYONE,
    Block,
    ChosenGroups,
    Clash,
    Issue,
    PublishedSets,
    RoundResults,
    SectionFigures,
    View,
    Withheld,
)
from facilitator_app.domain.round import Round, RoundState

USUAL = View()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What ``release`` was asked."""

    planned: Round
    partnership_name: str
    practice: bool
    responses: Sequence[Response]
    words: Sequence[OwnWords]
    ledger: Sequence[Issue]
    view: View

    @property
    def round_(self) -> Round:
        """The round with everybody who came among those who were asked."""
        return self.planned.with_who_came(Counter(response.group_id for response in self.responses))

    @property
    def themes(self) -> Themes:
        """The answers to each theme's scored questions."""
        instrument, least = without_since(self.planned.instrument), self.planned.promise.k_total
        return {
            section.id: ThemeAnswers.of(section, self.responses, instrument, least) for section in instrument.sections
        }

    @property
    def before(self) -> PublishedSets:
        return frozenset().union(*(issue.sets for issue in self.ledger))


@dataclass(frozen=True, slots=True)
class _Draft:
    """Results as they would be shown, and every figure in them with the people behind it."""

    results: RoundResults
    figures: tuple[SourcedFigure[Any], ...]


def release(
    round_: Round,
    partnership_name: str,
    practice: bool,
    responses: Sequence[Response],
    ledger: Sequence[Issue] = (),
    words: Sequence[OwnWords] | None = None,
    *,
    view: View = USUAL,
    corrected: int = 0,
    excluded: int = 0,
    ticked: int | None = None,
) -> RoundResults | Withheld:
    """What may be shown of a round under its promise and after everything shown before (``ledger``).

    First with the groups that may be shown; if that would let somebody be worked out, everyone together only. If even
    that would, because people answered late, the same again without them; else nothing. ``responses`` are those that
    count; ``corrected`` answers among them were put right and ``excluded`` others left out. ``words``: the comments
    with what the facilitator decided; None while they are still inside the responses. ``view``: more than the usual
    figures, each statement by group or another way to divide people. ``ticked``: how many people of the list are said to
    have answered; with fewer than answers, late ones are kept back, as nobody vouches for them. None: nobody is asked.
    """
    if round_.state is not RoundState.CLOSED:
        return Withheld(
            "round_open", _("There are no results while people are answering."), _("Close the round first.")
        )
    round_, responses = others(replace(round_, groups=marked(round_.groups)), responses)
    least = 1 if round_.instrument.open_book else round_.promise.k_total
    if len(responses) < least:
        return _too_few(len(responses), least)
    words = detach_comments(responses) if words is None else [one for one in words if not one.own]
    here = [one for one in responses if not one.waiting]
    if len(here) < len(responses):
        words = without_last_batch(words)
    asked = _Asked(round_, partnership_name, practice, here, words, ledger, view)
    if round_.instrument.open_book:  # shown by consent: nothing is promised that could be broken
        return with_changes(_without_people(_draft(asked, EVERYONE_ONLY)), corrected, excluded, 0)
    outcome, kept_back = _of_people(asked), len(responses) - len(here)
    people = shown_before(here, asked.before)
    unticked = ticked is not None and ticked < len(responses) and len(people) < len(responses)
    if isinstance(outcome, Withheld) or (people and unticked):
        if len(people) < round_.promise.k_total:
            return outcome
        kept_back = len(responses) - len(people)
        heard = without_last_batch(words) if kept_back else words
        again = _of_people(replace(asked, responses=people, words=heard))
        if isinstance(again, Withheld):
            return outcome if isinstance(outcome, Withheld) else again
        outcome = again
    return with_changes(outcome, corrected, excluded, kept_back, unticked)


def _of_people(asked: _Asked) -> RoundResults | Withheld:
    """What may be shown of these people's answers: with groups, else everyone together, else nothing."""
    round_ = asked.round_
    everyone = frozenset(response.id for response in asked.responses)
    themes, (joined, unrestricted) = asked.themes, _usual(asked)
    if asked.view.parts:
        return _of_parts(asked, unrestricted)
    usual = unrestricted.without(shown_otherwise(unrestricted, themes, asked.before, everyone))
    no_groups: tuple[Clash, ...] = ()
    for division in (usual, EVERYONE_ONLY) if usual.tells else (EVERYONE_ONLY,):
        draft = _draft(asked, division)
        clash = _given_away(draft.figures, asked)
        if not clash:
            sentences = group_sentences(round_, joined, division, usual.closed, draft.results.sections)
            return replace(_without_people(draft), joined=sentences, no_groups=no_groups)
        context = ClashContext(round_, asked.responses, asked.ledger, division.blocks)
        named = named_clashes(clash, sets_of(draft.figures), context)
        no_groups = no_groups or named
    return exposed_withheld(clash, named, replace(context, division={}))


def _usual(asked: _Asked) -> tuple[tuple[Joined, ...], Division]:
    """The usual groups, joined as far as is needed for some theme to be shown by them. Decided from public things only."""
    round_, responses = asked.round_, asked.responses
    answered = Counter(response.group_id for response in responses)
    everyone = frozenset(response.id for response in responses)
    for blocks in forecast(Rules.of(round_), answered, {response.among for response in responses}).ways:
        members = {_block(block, responses): _people([group.id for group in block], responses) for block in blocks}
        division = divided(members, asked.themes, round_, everyone)
        if division.tells:
            return blocks, division
    return (), EVERYONE_ONLY


def _of_parts(asked: _Asked, usual: Division) -> RoundResults | Withheld:
    """Another way to divide people: shown only if nobody is found out by those who see the usual groups as well.

    A theme that the usual groups show, or may show, is theirs for ever.
    """
    round_, responses = asked.round_, asked.responses
    least = fewest_in_group(round_.promise, about_people=bool(round_.parent_id))
    refused = part_problem(asked.view.parts, round_.groups, responses, least, round_.promise.counted_with)
    if refused:
        return refused
    if _dealt_across(asked):
        return divided_already(bool(usual.blocks))
    blocks = {_part(part, round_, responses): _people(part.group_ids, responses) for part in asked.view.parts}
    everyone = frozenset(response.id for response in responses)
    unrestricted = divided(blocks, asked.themes, round_, everyone)
    taken = (
        frozenset() if set(usual.blocks.values()) == set(blocks.values()) else frozenset(usual.windows) | usual.counts
    )
    division = unrestricted.without(shown_otherwise(unrestricted, asked.themes, asked.before, everyone) | taken)
    if not division.tells:
        return divided_already(bool(usual.blocks))
    draft = _draft(asked, division)
    both = (*draft.figures, *_draft(asked, usual).figures)
    clash = _given_away(both, asked)
    if not clash:
        return _without_people(draft)
    context = ClashContext(round_, responses, asked.ledger, {**usual.blocks, **division.blocks})
    return parts_withheld(clash, named_clashes(clash, sets_of(both), context), bool(usual.blocks))


def _dealt_across(asked: _Asked) -> bool:
    """True if answers of people of two parts were dealt out together."""
    parts = [set(part.group_ids) for part in asked.view.parts]
    return any(one.among & part and one.among - part for one in asked.responses for part in parts)


def _given_away(figures: Sequence[SourcedFigure[Any]], asked: _Asked) -> tuple[str, ...]:
    """The door: the quantities in which these figures, with all shown before, would give somebody away.

    Every figure comes here with its value and its people, whatever it is looked at for.
    """
    return clashes(sets_of(figures), asked.before, asked.round_.promise.k)


def _without_people(draft: _Draft) -> RoundResults:
    """The results as they leave: of the people behind the figures only the sets for the ledger."""
    return replace(draft.results, sets=sets_of(draft.figures))


def _people(group_ids: Collection[str], responses: Sequence[Response]) -> frozenset[str]:
    return frozenset(r.id for r in responses if r.group_id in group_ids)


def _too_few(n: int, limit: int) -> Withheld:
    return Withheld(
        "too_few",
        n_("Only {n} person answered. We promised to show nothing under {limit}.",
           "Only {n} people answered. We promised to show nothing under {limit}.", n, limit=limit),
        _("Talk about how the round went, and ask more people next time."),
        {"answered": n, "limit": limit},
    )  # fmt: skip


def _draft(asked: _Asked, division: Division) -> _Draft:
    """Everything that would be shown, each figure with its people.

    How many answered, and how many did not know, are figures about everyone: with them a single person who leaves
    or comes later would stand out even if their answers are in no sum.
    """
    round_, responses, words = asked.round_, asked.responses, asked.words
    promise, record = round_.promise, FigureRecord()
    answered = record.show(SourcedFigure.of(EVERYONE, {response.id: response for response in responses}, len))
    since = _since(asked, division, record)
    round_ = replace(round_, instrument=without_since(round_.instrument))  # from here on there are themes only
    instrument = round_.instrument
    scored = [
        scored_section(number, section, round_, responses, words, division, record)
        for number, section in enumerate(instrument.sections, 1)
    ]
    means = {one.section.id: one.mean for one in scored if one.mean is not None}
    sections = with_verdicts(told_apart([one.figures for one in scored]), instrument)
    findings = findings_of(KindInput(round_, sections, means, responses, record))
    items = _block_items(asked, sections, division, record.sets) if asked.view.items and division.tells else {}
    sections, item_chance = with_block_items(sections, items, record)
    differences = sum(len(section.differences) for section in sections)
    blocks = tuple(division.blocks) if division.tells else ()
    speaks = instrument.kind not in WITHOUT_POINTS
    points = main_points(sections, blocks, instrument.scale) if speaks else ()
    told, pattern_note = pattern(sections, blocks)
    works_note, talk_note = notes_on_lists(sections) if speaks else ("", "")
    open_comments = tuple(
        comment_figures(q.id, q.text.text(), (q.id,), words, promise) for q in instrument.open_questions
    )
    open_comments = (*((since.comments,) if since else ()), *open_comments)
    results = RoundResults(
        round_id=round_.id,
        partnership_name=asked.partnership_name,
        round_name=round_.name,
        practice=asked.practice,
        instrument=instrument,
        promise=promise,
        closed_on=round_.closed_on,
        asked=round_.asked,
        answered=answered,
        blocks=blocks,
        joined=(),
        missing=missing_sentence(sections, points, round_.asked, answered, instrument.scale) if speaks else "",
        sections=tuple(sections),
        open_comments=open_comments,
        since=since,
        main_points=points,
        headline=findings.headline or headline(sections, told, behaviours=instrument.kind is Kind.MULTI_RATER),
        chance_note=chance_note(sum(one.by_chance for one in scored), differences),
        themes=theme_figures(words, [*(s.comments for s in sections), *open_comments], instrument, promise),
        findings=findings,
        view=asked.view,
        item_chance_note=item_chance,
        pattern=told,
        pattern_note=pattern_note,
        works_note=works_note,
        talk_note=talk_note,
        ends=clear_ends_sentence(sections) if instrument.kind not in SILENT else "",
    )
    return _Draft(results, record.figures)


def _since(asked: _Asked, division: Division, record: FigureRecord) -> SectionFigures | None:
    """What people said of the actions that were agreed before. It goes through the door with everything else and is no
    theme: nothing that is said of themes is said of it."""
    section = since_of(asked.round_.instrument)
    if section is None:
        return None
    return scored_section(0, section, asked.round_, asked.responses, asked.words, division, record).figures


def _block_items(
    asked: _Asked, sections: Sequence[SectionFigures], division: Division, shown: PublishedSets
) -> dict[str, BlockItems]:
    """Every item that is shown, block by block; nothing is told of the blocks where that would give somebody away."""
    instrument, promise, before = asked.round_.instrument, asked.round_.promise, asked.before
    answered = {item.item_id for section in sections for item in section.items if not item.withheld}
    items = {}
    for section in without_since(instrument).sections:
        members = division.members if section.id in division.counts else {}
        for item in section.items:
            if item.id in answered:
                items[item.id] = BlockItems(item, instrument.scale_of(item), asked.responses, members, before)
    more = sets_of(figure for item in items.values() for figure in item.figures())
    together = clashes(shown | more, before, promise.k)
    without = clashes(shown, before, promise.k) if together else ()
    for item_id in set(together) - set(without):
        if item_id in items:
            items[item_id].tell_nothing()
    return items


def _block(block: Joined, responses: Sequence[Response]) -> Block:
    ids = {group.id for group in block}
    answered = sum(response.group_id in ids for response in responses)
    names = tuple(group.name for group in block)
    return Block(block[0].id, names_of(block), names, sum(group.asked for group in block), answered, block[0].mark)


def _part(part: ChosenGroups, round_: Round, responses: Sequence[Response]) -> Block:
    groups = [group for group in round_.groups if group.id in part.group_ids]
    answered = sum(response.group_id in part.group_ids for response in responses)
    names = tuple(group.name for group in groups)
    return Block(
        part.id, part.name, names, sum(group.asked for group in groups), answered, groups[0].mark if groups else 0
    )
