"""The one gate. Nothing reaches a screen, a chart, a pack or an export except as what this module returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from facilitator_app.analysis import differences as gaps
from facilitator_app.analysis.alone import others
from facilitator_app.analysis.block_items import BlockItems, hides_gaps, with_block_items
from facilitator_app.analysis.clash import Naming, exposed_withheld, named_clashes
from facilitator_app.analysis.comments import comment_figures, theme_figures, without_last_batch
from facilitator_app.analysis.disclosure import clashes
from facilitator_app.analysis.groups import Joined, names_of, publish_blocks
from facilitator_app.analysis.kinds import WITHOUT_POINTS, Given, findings_of, sets_of
from facilitator_app.analysis.late import shown_before, with_changes
from facilitator_app.analysis.main_points import headline, main_points
from facilitator_app.analysis.missing import bounds, missing_sentence
from facilitator_app.analysis.parts import part_problem, parts_withheld
from facilitator_app.analysis.scores import (
    counts_of,
    interpolated_median,
    mean,
    section_scores,
    shown_block_score,
    shown_score,
    turned,
    valid_value,
)
from facilitator_app.analysis.spread import agreement_index, agreement_words, spread_of, spread_of_section
from facilitator_app.domain.instrument import Item, Section
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.own_words import OwnWords, cut_loose
from facilitator_app.domain.response import Outside, Response
from facilitator_app.domain.results import (
    EVERYONE,
    Block,
    BlockScore,
    Clash,
    Difference,
    Figures,
    Issue,
    ItemFigures,
    Part,
    RoundResults,
    SectionFigures,
    View,
    Withheld,
)
from facilitator_app.domain.round import Round, RoundState

USUAL = View()

Division = Mapping[Block, frozenset[str]]
"""The blocks that are shown, with the ids of the responses in each; none for everyone together only."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What ``release`` was asked."""

    round_: Round
    partnership_name: str
    practice: bool
    responses: Sequence[Response]
    words: Sequence[OwnWords]
    ledger: Sequence[Issue]
    view: View

    @property
    def before(self) -> Figures:
        return frozenset().union(*(issue.sets for issue in self.ledger))


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
) -> RoundResults | Withheld:
    """What may be shown of a round under its promise and after everything shown before (``ledger``).

    First with the groups that may be shown; if that would let somebody be worked out, everyone together only. If even
    that would, because people answered late, the same again without them; else nothing. ``responses`` are those that
    count; ``corrected`` answers among them were put right and ``excluded`` others left out. ``words``: the comments
    with what the facilitator decided; None while they are still inside the responses. ``view``: more than the usual
    figures, each statement by group or another way to divide people.
    """
    if round_.state is not RoundState.CLOSED:
        return Withheld(
            "round_open", _("There are no results while people are answering."), _("Close the round first.")
        )
    round_, responses = others(round_, responses)
    least = 1 if round_.instrument.open_book else round_.promise.k_total
    if len(responses) < least:
        return _too_few(len(responses), least)
    words = cut_loose(responses) if words is None else [one for one in words if not one.own]
    asked = _Asked(round_, partnership_name, practice, responses, words, ledger, view)
    if round_.instrument.open_book:  # shown by consent: nothing is promised that could be broken
        return with_changes(_results(asked, {}, _figures(asked, {})[0], {}, (), ()), corrected, excluded, 0)
    found, late = _of_people(asked), 0
    if isinstance(found, Withheld):
        people = shown_before(responses, asked.before)
        if len(people) < round_.promise.k_total:
            return found
        late = len(responses) - len(people)
        heard = without_last_batch(words) if late else words
        again = _of_people(replace(asked, responses=people, words=heard))
        if isinstance(again, Withheld):
            return found
        found = again
    return with_changes(found, corrected, excluded, late)


def _of_people(asked: _Asked) -> RoundResults | Withheld:
    """What may be shown of these people's answers: with groups, else everyone together, else nothing."""
    round_, responses = asked.round_, asked.responses
    answered = Counter(response.group_id for response in responses)
    joined = publish_blocks(round_.groups, answered, round_.promise.k, round_.promise.k_total)
    usual = {_block(block, responses): _people([group.id for group in block], responses) for block in joined}
    if asked.view.parts:
        return _of_parts(asked, usual)
    no_groups: tuple[Clash, ...] = ()
    for division in (usual, {}) if usual else ({},):
        figures, items = _figures(asked, division)
        clash = clashes(figures, asked.before, round_.promise.k)
        if not clash:
            sentences = _joined_sentences(round_, joined if division else ())
            return _results(asked, division, figures, items, sentences, no_groups)
        named = named_clashes(clash, figures, Naming(round_, responses, asked.ledger, division))
        no_groups = no_groups or named
    return exposed_withheld(clash, named, Naming(round_, responses, asked.ledger, {}))


def _of_parts(asked: _Asked, usual: Division) -> RoundResults | Withheld:
    """Another way to divide people: shown only if nobody is found out by those who see the usual groups as well."""
    round_, responses = asked.round_, asked.responses
    refused = part_problem(asked.view.parts, round_.groups, responses, round_.promise.k)
    if refused:
        return refused
    division = {_part(part, round_, responses): _people(part.group_ids, responses) for part in asked.view.parts}
    figures, items = _figures(asked, division)
    both = figures | _figures(asked, usual)[0]
    clash = clashes(both, asked.before, round_.promise.k)
    if not clash:
        return _results(asked, division, figures, items, (), ())
    naming = Naming(round_, responses, asked.ledger, {**usual, **division})
    return parts_withheld(clash, named_clashes(clash, both, naming), bool(usual))


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


def _figures(asked: _Asked, division: Division) -> tuple[Figures, Mapping[str, BlockItems]]:
    """The people behind every figure that would be shown: everyone per item; everyone and each block per section, and
    per item too if the view asks for it and nobody stands out there.

    How many answered, and how many did not know, are figures about everyone: with them a single person who leaves
    or comes later would stand out even if their answers are in no sum.
    """
    instrument, responses, promise = asked.round_.instrument, asked.responses, asked.round_.promise
    found: set[tuple[str, frozenset[str]]] = {(EVERYONE, frozenset(r.id for r in responses))}
    for section in instrument.sections:
        scored = frozenset(section_scores(responses, section, instrument))
        if len(scored) >= promise.k_total:
            found.add((section.id, scored))
            found |= {(section.id, people) for people in _block_sets(scored, division, promise.k).values()}
        for item in section.items:
            valid = frozenset(r.id for r in responses if valid_value(r.answers.get(item.id)) is not None)
            if len(valid) >= promise.k_total:
                found.add((item.id, valid))
    found |= sets_of(Given(asked.round_, responses))
    items = _block_items(asked, division, frozenset(found)) if asked.view.items else {}
    return frozenset(found).union(*(item.figures() for item in items.values())), items


def _block_items(asked: _Asked, division: Division, shown: Figures) -> dict[str, BlockItems]:
    """Every item that is shown, block by block; nothing is told of the blocks where that would give somebody away."""
    instrument, promise, before = asked.round_.instrument, asked.round_.promise, asked.before
    names = {quantity for quantity, _people in shown}
    members = {block.id: people for block, people in division.items()}
    items = {
        item.id: BlockItems(item, instrument.scale_of(item), asked.responses, members, promise, before)
        for item in instrument.items
        if item.id in names
    }
    for section in instrument.sections:
        scored = frozenset(section_scores(asked.responses, section, instrument))
        if not hides_gaps(section, items, scored, members):
            for item in section.items:
                if item.id in items:
                    items[item.id].tell_no_spread()
    figures = frozenset().union(*(one.figures() for one in items.values()))
    together = clashes(shown | figures, before, promise.k)
    alone = clashes(shown, before, promise.k) if together else ()
    for item_id in set(together) - set(alone):
        if item_id in items:
            items[item_id].tell_nothing()
    return items


def _block_sets(scored: frozenset[str], division: Division, k: int) -> dict[str, frozenset[str]]:
    """The blocks' people with a valid score; none at all if any block has fewer than ``k`` of them."""
    inside = {block.id: people & scored for block, people in division.items()}
    return inside if all(len(people) >= k for people in inside.values()) else {}


def _results(
    asked: _Asked,
    division: Division,
    figures: Figures,
    items: Mapping[str, BlockItems],
    sentences: tuple[str, ...],
    no_groups: tuple[Clash, ...],
) -> RoundResults:
    round_, responses, words = asked.round_, asked.responses, asked.words
    instrument, promise = round_.instrument, round_.promise
    sections = [_section(number, section, asked, division) for number, section in enumerate(instrument.sections, 1)]
    sections, chance = _most_telling(sections, len(instrument.scale.points))
    sections, item_chance = with_block_items(sections, items)
    blocks = tuple(division)
    findings = findings_of(Given(round_, responses, sections))
    speaks = instrument.kind not in WITHOUT_POINTS
    points = main_points(sections, blocks, instrument.scale) if speaks else ()
    open_comments = tuple(
        comment_figures(q.id, q.text.text(), (q.id,), words, promise) for q in instrument.open_questions
    )
    return RoundResults(
        round_id=round_.id,
        partnership_name=asked.partnership_name,
        round_name=round_.name,
        practice=asked.practice,
        instrument=instrument,
        promise=promise,
        closed_on=round_.closed_on,
        asked=round_.asked,
        answered=len(responses),
        blocks=blocks,
        joined=sentences,
        missing=missing_sentence(sections, points, round_.asked, len(responses), instrument.scale) if speaks else "",
        sections=tuple(sections),
        open_comments=open_comments,
        main_points=points,
        headline=findings.headline or headline(sections),
        chance_note=chance,
        themes=theme_figures(words, [*(s.comments for s in sections), *open_comments], instrument, promise),
        findings=findings,
        sets=figures,
        view=asked.view,
        no_groups=no_groups,
        item_chance_note=item_chance,
    )


def _section(
    number: int,
    section: Section,
    asked: _Asked,
    division: Division,
) -> SectionFigures:
    round_, responses = asked.round_, asked.responses
    instrument, promise = round_.instrument, round_.promise
    items = tuple(_item(item, round_, responses) for item in section.items)
    title = section.title.text()
    figures = SectionFigures(
        section_id=section.id,
        number=number,
        title=title,
        about=section.about.text(),
        questions=tuple(question.text() for question in section.questions),
        items=items,
        comments=comment_figures(section.id, title, section.comment_ids, asked.words, promise),
    )
    scores = section_scores(responses, section, instrument)
    if not section.scored_items:
        return figures
    if len(scores) < promise.k_total:
        few = _("Not shown: only a few people answered this. It does not mean nobody did.")
        return replace(figures, withheld=few)
    score = mean(list(scores.values()))
    sets = _block_sets(frozenset(scores), division, promise.k)
    sides = {block: [scores[r] for r in people] for block, people in sets.items()}
    blocks = tuple(
        BlockScore(block, len(values), shown_block_score(mean(values), len(values), instrument))
        for block, values in sides.items()
    )
    apart = _differences(section.id, sides, blocks, len(instrument.scale.points))
    return replace(
        figures,
        n=len(scores),
        score=shown_score(score, instrument),
        band=instrument.capped(instrument.band_of(score), any(item.counts and item.counts[0] for item in items)),
        spread=spread_of_section([item.spread for item in items]),
        blocks=blocks,
        differences=apart,
        stays_apart=apart,
    )


def _item(item: Item, round_: Round, responses: Sequence[Response]) -> ItemFigures:
    aspect = round_.instrument.aspect_of(item)
    text = item.text.text()
    if aspect:  # the row, then which side of it was asked about
        text = _("{row}{stop} {question}", row=text, stop="." if text[-1:].isalnum() else "",
                 question=aspect.question.text())  # fmt: skip
    figures = ItemFigures(
        item.id,
        text,
        item.short.text(),
        item.reverse,
        scale=item.scale,
        side=item.side,
        side_label=aspect.label.text() if aspect else "",
        tag=item.tag.text() if item.tag else "",
    )
    given = [response.answers.get(item.id) for response in responses]
    values = [value for answer in given if (value := valid_value(answer)) is not None]
    if len(values) < round_.promise.k_total:
        few = _("Not shown: only a few people answered this. It does not mean nobody did.")
        return replace(figures, withheld=few)
    scale = round_.instrument.scale_of(item)
    counts = counts_of(values, scale)
    good = counts_of([turned(value, item, scale) for value in values], scale)
    high, index = sum(value in scale.upper_half for value in values), agreement_index(counts)
    return replace(
        figures,
        counts=counts,
        dont_know=sum(answer is Outside.DONT_KNOW for answer in given),
        not_applicable=sum(answer is Outside.NOT_APPLICABLE for answer in given),
        high=high,
        low=sum(value in scale.lower_half for value in values),
        position=interpolated_median(good, scale.low),
        spread=spread_of(counts),
        agreement=index,
        agreement_words=agreement_words(index),
        reach=bounds(counts, high, max(round_.asked, len(responses)), scale.low),
    )


def _differences(
    section_id: str, sides: Mapping[str, Sequence[Fraction]], blocks: Sequence[BlockScore], points: int
) -> tuple[Difference, ...]:
    """Tested with the exact scores; the gap is that between the scores as shown."""
    shown = {block.block_id: block.score for block in blocks}
    found = []
    for a, b in combinations(sides, 2):
        if gaps.without_any_one(sides[a], sides[b]) >= gaps.limit(points):
            higher, lower = (a, b) if gaps.difference(sides[a], sides[b]) > 0 else (b, a)
            found.append(Difference(section_id, higher, lower, round(shown[higher] - shown[lower], 1)))
    return tuple(found)


def _most_telling(sections: Sequence[SectionFigures], points: int) -> tuple[list[SectionFigures], str]:
    """Keep the five widest differences, and say how many of those found could be chance."""
    all_found = sorted((gap for s in sections for gap in s.differences), key=lambda gap: -gap.gap)
    kept = set(all_found[: gaps.MOST_FLAGS])
    pairs = [(len(s.items), a.n, b.n) for s in sections for a, b in combinations(s.blocks, 2)]
    trimmed = [replace(s, differences=tuple(gap for gap in s.differences if gap in kept)) for s in sections]
    rates = [gaps.chance_rate(points, items, a, b) for items, a, b in pairs]
    return trimmed, gaps.chance_note(rates, len(kept))


def _block(block: Joined, responses: Sequence[Response]) -> Block:
    ids = {group.id for group in block}
    answered = sum(response.group_id in ids for response in responses)
    names = tuple(group.name for group in block)
    return Block(block[0].id, names_of(block), names, sum(group.asked for group in block), answered)


def _part(part: Part, round_: Round, responses: Sequence[Response]) -> Block:
    groups = [group for group in round_.groups if group.id in part.group_ids]
    answered = sum(response.group_id in part.group_ids for response in responses)
    names = tuple(group.name for group in groups)
    return Block(part.id, part.name, names, sum(group.asked for group in groups), answered)


def _joined_sentences(round_: Round, joined: Sequence[Joined]) -> tuple[str, ...]:
    several = [block for block in joined if len(block) > 1]
    if several:
        return tuple(
            _(
                "Some groups were too small to show alone without giving people away. We show {names} together.",
                names=names_of(block),
            )
            for block in several
        )
    if joined or sum(group.asked > 0 for group in round_.groups) < 2:
        return ()
    return (_("No group is shown on its own, because then some answers could be worked out."),)
