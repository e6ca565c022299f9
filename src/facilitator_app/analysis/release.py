"""The one gate. Nothing reaches a screen, a chart, a pack or an export except as what this module returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from facilitator_app.analysis import differences as gaps
from facilitator_app.analysis.comments import comment_figures, theme_figures, without_last_batch
from facilitator_app.analysis.disclosure import clashes
from facilitator_app.analysis.groups import Joined, names_of, publish_blocks
from facilitator_app.analysis.main_points import headline, main_points
from facilitator_app.analysis.missing import missing_sentence
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
from facilitator_app.analysis.spread import spread_of, spread_of_section
from facilitator_app.domain.instrument import Instrument, Item, Section
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.own_words import OwnWords, cut_loose
from facilitator_app.domain.response import Outside, Response
from facilitator_app.domain.results import (
    EVERYONE,
    Block,
    BlockScore,
    Difference,
    Figures,
    Issue,
    ItemFigures,
    RoundResults,
    SectionFigures,
    Withheld,
)
from facilitator_app.domain.round import Promise, Round, RoundState

Members = Mapping[str, frozenset[str]]
"""Block id → ids of the responses in it."""


def release(
    round_: Round,
    partnership_name: str,
    practice: bool,
    responses: Sequence[Response],
    ledger: Sequence[Issue] = (),
    words: Sequence[OwnWords] | None = None,
    *,
    corrected: int = 0,
    excluded: int = 0,
) -> RoundResults | Withheld:
    """What may be shown of a round under its promise and after everything shown before (``ledger``).

    First with the groups that may be shown; if that would let somebody be worked out, everyone together only. If even
    that would, because people answered late, the same again without them; else nothing. ``responses`` are those that
    count; ``corrected`` answers among them were put right and ``excluded`` others left out. ``words``: the comments
    with what the facilitator decided; None while they are still inside the responses.
    """
    if round_.state is not RoundState.CLOSED:
        return Withheld(
            "round_open", _("There are no results while people are answering."), _("Close the round first.")
        )
    if len(responses) < round_.promise.k_total:
        return _too_few(len(responses), round_.promise)
    words = cut_loose(responses) if words is None else words
    before = frozenset().union(*(issue.sets for issue in ledger))
    clash: tuple[str, ...] = ()
    for people in (responses, _shown_before(responses, before)):
        answered = Counter(response.group_id for response in people)
        joined = publish_blocks(round_.groups, answered, round_.promise.k, round_.promise.k_total)
        for blocks in (joined, ()) if joined else ((),):
            if len(people) < round_.promise.k_total:
                break
            shown = _figures(round_.instrument, people, _members(blocks, people), round_.promise)
            found = clashes(shown, before, round_.promise.k)
            if not found:
                heard = words if len(people) == len(responses) else without_last_batch(words)
                results = _results(round_, partnership_name, practice, people, heard, blocks, shown)
                return _with_changes(results, corrected, excluded, len(responses) - len(people))
            clash = clash or found
    return Withheld(
        "exposed",
        _("These figures are not shown: together with figures shown before, somebody could be worked out."),
        _("Use the pack that was printed before. The clash is in: {places}.", places=_places(clash, round_.instrument)),
        {"clash": clash},
    )


def _shown_before(responses: Sequence[Response], before: Figures) -> list[Response]:
    """The responses behind the widest figures on everyone so far; none if one of them is not there any more."""
    everyone = max((people for quantity, people in before if quantity == EVERYONE), key=len, default=frozenset())
    found = [response for response in responses if response.id in everyone]
    return found if len(found) == len(everyone) else []


def _with_changes(results: RoundResults, corrected: int, excluded: int, late: int) -> RoundResults:
    """The results with how many answers were put right, left out or kept back; small numbers only as "a few"."""
    k = results.promise.k
    told = [count if count == 0 or count >= k else None for count in (corrected, excluded)]
    return replace(results, corrected=told[0], excluded=told[1], late=_late_sentence(late, k))


def _late_sentence(late: int, k: int) -> str:
    if not late:
        return ""
    kept = n_("{n} late answer is kept back.", "{n} late answers are kept back.", late)
    if late < k:
        return kept + " " + _("Late answers count when {n} or more people have answered late.", n=k)
    return kept + " " + _("Late answers count when {n} or more late people have answered each statement.", n=k)


def _places(clash: Sequence[str], instrument: Instrument) -> str:
    """The titles of the sections in which figures clash."""
    found = [s for s in instrument.sections if s.id in clash or any(item.id in clash for item in s.items)]
    return ", ".join(section.title.text() for section in found) or _("how many people answered")


def _too_few(n: int, promise: Promise) -> Withheld:
    return Withheld(
        "too_few",
        n_("Only {n} person answered. We promised to show nothing under {limit}.",
           "Only {n} people answered. We promised to show nothing under {limit}.", n, limit=promise.k_total),
        _("Talk about how the round went, and ask more people next time."),
        {"answered": n, "limit": promise.k_total},
    )  # fmt: skip


def _members(blocks: Sequence[Joined], responses: Sequence[Response]) -> dict[str, frozenset[str]]:
    members = {}
    for block in blocks:
        ids = {group.id for group in block}
        members[block[0].id] = frozenset(r.id for r in responses if r.group_id in ids)
    return members


def _figures(instrument: Instrument, responses: Sequence[Response], members: Members, promise: Promise) -> Figures:
    """The people behind every figure that would be shown: everyone per item; everyone and each block per section.

    How many answered, and how many did not know, are figures about everyone: with them a single person who leaves
    or comes later would stand out even if their answers are in no sum.
    """
    found: set[tuple[str, frozenset[str]]] = {(EVERYONE, frozenset(r.id for r in responses))}
    for section in instrument.sections:
        scored = frozenset(section_scores(responses, section, instrument))
        if len(scored) >= promise.k_total:
            found.add((section.id, scored))
            found |= {(section.id, people) for people in _block_sets(scored, members, promise.k).values()}
        for item in section.items:
            valid = frozenset(r.id for r in responses if valid_value(r.answers.get(item.id)) is not None)
            if len(valid) >= promise.k_total:
                found.add((item.id, valid))
    return frozenset(found)


def _block_sets(scored: frozenset[str], members: Members, k: int) -> dict[str, frozenset[str]]:
    """The blocks' people with a valid score; none at all if any block has fewer than ``k`` of them."""
    inside = {block: people & scored for block, people in members.items()}
    return inside if all(len(people) >= k for people in inside.values()) else {}


def _results(
    round_: Round,
    partnership_name: str,
    practice: bool,
    responses: Sequence[Response],
    words: Sequence[OwnWords],
    joined: Sequence[Joined],
    shown: Figures,
) -> RoundResults:
    instrument, promise = round_.instrument, round_.promise
    members = _members(joined, responses)
    sections = [
        _section(number, section, instrument, responses, words, members, promise)
        for number, section in enumerate(instrument.sections, 1)
    ]
    sections, chance = _most_telling(sections)
    blocks = tuple(_block(block, responses) for block in joined)
    points = main_points(sections, blocks, instrument.scale)
    open_comments = tuple(
        comment_figures(q.id, q.text.text(), (q.id,), words, promise) for q in instrument.open_questions
    )
    return RoundResults(
        round_id=round_.id,
        partnership_name=partnership_name,
        round_name=round_.name,
        practice=practice,
        instrument=instrument,
        promise=promise,
        closed_on=round_.closed_on,
        asked=round_.asked,
        answered=len(responses),
        blocks=blocks,
        joined=_joined_sentences(round_, joined),
        missing=missing_sentence(sections, points, round_.asked, len(responses), instrument.scale),
        sections=tuple(sections),
        open_comments=open_comments,
        main_points=points,
        headline=headline(sections),
        chance_note=chance,
        themes=theme_figures(words, [*(s.comments for s in sections), *open_comments], instrument, promise),
        sets=shown,
    )


def _section(
    number: int,
    section: Section,
    instrument: Instrument,
    responses: Sequence[Response],
    words: Sequence[OwnWords],
    members: Members,
    promise: Promise,
) -> SectionFigures:
    items = tuple(_item(item, instrument, responses, promise) for item in section.items)
    places = (section.id, *(item.id for item in section.items))
    title = section.title.text()
    figures = SectionFigures(
        section_id=section.id,
        number=number,
        title=title,
        about=section.about.text(),
        questions=tuple(question.text() for question in section.questions),
        items=items,
        comments=comment_figures(section.id, title, places, words, promise),
    )
    scores = section_scores(responses, section, instrument)
    if len(scores) < promise.k_total:
        few = _("Not shown: only a few people answered this. It does not mean nobody did.")
        return replace(figures, withheld=few)
    score = mean(list(scores.values()))
    sets = _block_sets(frozenset(scores), members, promise.k)
    sides = {block: [scores[r] for r in people] for block, people in sets.items()}
    blocks = tuple(
        BlockScore(block, len(values), shown_block_score(mean(values), len(values), instrument))
        for block, values in sides.items()
    )
    return replace(
        figures,
        n=len(scores),
        score=shown_score(score, instrument),
        band=instrument.band_of(score),
        spread=spread_of_section([item.spread for item in items]),
        blocks=blocks,
        differences=_differences(section.id, sides, blocks, len(instrument.scale.points)),
    )


def _item(item: Item, instrument: Instrument, responses: Sequence[Response], promise: Promise) -> ItemFigures:
    figures = ItemFigures(item.id, item.text.text(), item.short.text(), item.reverse)
    given = [response.answers.get(item.id) for response in responses]
    values = [value for answer in given if (value := valid_value(answer)) is not None]
    if len(values) < promise.k_total:
        few = _("Not shown: only a few people answered this. It does not mean nobody did.")
        return replace(figures, withheld=few)
    scale = instrument.scale_of(item)
    counts = counts_of(values, scale)
    good = counts_of([turned(value, item, scale) for value in values], scale)
    return replace(
        figures,
        counts=counts,
        dont_know=sum(answer is Outside.DONT_KNOW for answer in given),
        not_applicable=sum(answer is Outside.NOT_APPLICABLE for answer in given),
        high=sum(value in scale.upper_half for value in values),
        low=sum(value in scale.lower_half for value in values),
        position=interpolated_median(good, scale.low),
        spread=spread_of(counts),
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


def _most_telling(sections: Sequence[SectionFigures]) -> tuple[list[SectionFigures], str]:
    """Keep the five widest differences, and say how many of those found could be chance."""
    all_found = sorted((gap for s in sections for gap in s.differences), key=lambda gap: -gap.gap)
    kept = set(all_found[: gaps.MOST_FLAGS])
    rates = [gaps.chance_rate(a.n, b.n) for section in sections for a, b in combinations(section.blocks, 2)]
    trimmed = [replace(s, differences=tuple(gap for gap in s.differences if gap in kept)) for s in sections]
    if not kept:
        return trimmed, ""
    n = min(round(sum(rates)), len(kept))
    note = n_("About {n} of these could be chance.", "About {n} of these could be chance.", n) if n else ""
    return trimmed, note


def _block(block: Joined, responses: Sequence[Response]) -> Block:
    ids = {group.id for group in block}
    answered = sum(response.group_id in ids for response in responses)
    names = tuple(group.name for group in block)
    return Block(block[0].id, names_of(block), names, sum(group.asked for group in block), answered)


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
