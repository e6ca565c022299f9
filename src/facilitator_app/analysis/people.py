"""Rounds about people: own view beside that of others, and all subjects together: see
docs/measures.md, "Rounds about people".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from facilitator_app.analysis.chance import apart_from_all, clearly_above, standing
from facilitator_app.analysis.differences import least_gap
from facilitator_app.analysis.individuals import shown_individually
from facilitator_app.analysis.main_points import clear_ends_sentence
from facilitator_app.analysis.release import release
from facilitator_app.analysis.scores import mean_of_counts, person_score, shown_score
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.domain.own_words import OwnWords
from facilitator_app.domain.partnership import GroupRole, RaterGroup
from facilitator_app.domain.people_results import Compared, GroupReport, OneView, Seen, SubjectResults
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import EVERYONE, Issue, ItemFigures, OpenEnd, RoundResults, SectionFigures, Withheld
from facilitator_app.domain.round import Round
from facilitator_app.domain.template import with_member

MOST_ITEMS = 5
FEWEST_SUBJECTS = 4
"""A group report needs so many: each subject can take themself off the sum, and three must be left."""

APART = Fraction(1, 3)
"""Own less others by more than this share of the scale's points is a blind spot (1.67 of 5)."""

WORTH_A_TALK = Fraction(3, 8)
"""By this share of the scale's steps or more, and by more than chance easily makes, it is worth a talk (1.5 of 1 to 5)."""

A_LITTLE = Fraction(1, 10)
"""By this share of the scale's steps or more it is told, and no finding (0.4 of 1 to 5)."""

LEAST_OFF = 1 / 16
"""Of the scale's steps: an item that lies nearer to the average of all is not picked out, however sure (0.25 of 1 to 5)."""

FEWEST_SECTIONS = 3
THROUGHOUT_BY_CHANCE = 7
"""In how many of ten cases the own view lies on one side throughout with nothing behind it, at most
(``benchmarks/simulate_differences.py``)."""


@dataclass(frozen=True, slots=True)
class InnerRound:
    """The round of one subject with its answers and everything that was ever shown of it."""

    round_: Round
    responses: Sequence[Response]
    ledger: Sequence[Issue]


def subject_results(
    name: str, results: RoundResults, round_: Round, responses: Sequence[Response], words: Sequence[OwnWords] = ()
) -> SubjectResults:
    """What the subject may see: ``results`` of the others, which passed the gate, beside their own answers and words."""
    own = _one(round_, responses, GroupRole.SELF, _("You"))
    if own:
        own = replace(own, words={one.place_id: one.text for one in words if one.own and one.text})
    named_group = next((g.name for g in round_.groups if g.role is GroupRole.NAMED), "")
    named = _one(round_, responses, GroupRole.NAMED, named_group)
    highest, lowest = _ends(results)
    compared = _compared(results, own)
    throughout, chance = _throughout(compared, len(results.instrument.scale.points))
    return SubjectResults(
        name=name,
        results=results,
        own=own,
        named=named,
        compared=compared,
        highest=highest,
        lowest=lowest,
        throughout=throughout,
        chance=chance,
        own_ends=_own_ends(results, own, named),
        ends_apart=_apart(results, highest, lowest),
    )


def group_report(
    round_: Round, partnership_name: str, practice: bool, inner: Sequence[InnerRound]
) -> GroupReport | Withheld:
    """All subjects together: for each section and item the sum of what may stand in the packs, and nothing else. An item
    that stands in the packs of fewer subjects than a report needs is in no figure: with the score of its section and the
    other items it would follow what is said of them.

    Subjects about whom nothing may be shown are not in it, nor in a section that is withheld in their own pack: else
    they would be what is left when the others are taken off. There are no groups: ten answers of one group may come
    from one or two people who answer about many. So the report follows from the packs by adding, and whoever is safe
    in each of them is safe in all of them and the report together, in whatever order they are shown.
    """
    packs = [(one, _pack(one, partnership_name, practice)) for one in inner]
    shown = [(one, results) for one, results in packs if isinstance(results, RoundResults)]
    if len(shown) < FEWEST_SUBJECTS:
        return _few_subjects(len(shown))
    items = _enough_packs(shown)
    answers = [answer for one, results in shown for answer in _in_pack(one, results, items)]
    everyone = RaterGroup("everyone", _("Everyone"), _("everyone"), sum(results.asked for _one, results in shown))
    instrument = replace(with_member(round_.instrument, _("this person")), open_questions=())
    whole = replace(round_, instrument=_enough_subjects(instrument, shown), groups=(everyone,), about=None)
    report = release(whole, partnership_name, practice, answers, (), ())
    if isinstance(report, Withheld):
        return report
    sections = tuple(_of_many(section) for section in report.sections)
    plain = replace(report, sections=sections, main_points=(), missing="", works_note="", talk_note="")
    most = {s.section_id: max(pack.section(s.section_id).n for _one, pack in shown) for s in report.sections}
    plain = replace(plain, ends=clear_ends_sentence(report.sections, most))
    off = _taken_off(shown)
    told = replace(plain, sections=tuple(_counts_told(section, off) for section in sections))
    by_id = {item.item_id: item for section in told.sections for item in section.items}
    highest, lowest = (tuple(by_id[item.item_id] for item in ends) for ends in _ends_of_many(plain, shown))
    sets = {one.round_.id: r.sets for one, r in shown}
    return GroupReport(told, len(shown), len(inner) - len(shown), highest, lowest, sets)


Shown = Sequence[tuple[InnerRound, RoundResults]]


def _few_subjects(n: int) -> Withheld:
    return Withheld(
        "few_subjects",
        _("There is no report about everybody together: it needs {n} people about whom enough was said.",
          n=FEWEST_SUBJECTS),
        _("Give each person their own pack."),
        {"subjects": n},
    )  # fmt: skip


def _shown_items(results: RoundResults) -> list[ItemFigures]:
    """The items of one pack that are shown with the score of their section."""
    return [item for s in results.sections if s.score is not None for item in s.items if not item.withheld]


def _enough_packs(shown: Shown) -> frozenset[str]:
    """Ids of the items that stand in the packs of enough subjects."""
    counts = Counter(item.item_id for _one, results in shown for item in _shown_items(results))
    return frozenset(item_id for item_id, n in counts.items() if n >= FEWEST_SUBJECTS)


def _taken_off(shown: Shown) -> int:
    """How many answers to one item readers can take off the report at most: those in the pack of one person, and what that
    person and one of those who answered about them said about the others."""
    return max(results.answered for _one, results in shown) + 2 * (len(shown) - 1)


def _of_many(section: SectionFigures) -> SectionFigures:
    """Without a word for how close answers lie, or what is said of an item: answers about different people are not views
    on one thing."""
    items = tuple(
        replace(
            item,
            statement=item.statement[:1].upper() + item.statement[1:],
            spread=None,
            agreement=None,
            agreement_words="",
            reach=None,
            verdict=None,
        )
        for item in section.items
    )
    return replace(section, items=items, questions=(), spread=None)


def _counts_told(section: SectionFigures, off: int) -> SectionFigures:
    """Counts are told only where readers who take ``off`` answers off are left with answers of more than one mind,
    whichever they take: of all items of the section or of none.

    The counts themselves decide it, with one more than could be taken off: so whoever takes off that many, and sees that
    nothing is told, is left with both ways.
    """
    if all(item.withheld or item.n - max(item.counts) > off + 1 for item in section.items):
        return section
    return replace(section, items=tuple(_untold(item) for item in section.items))


def _untold(item: ItemFigures) -> ItemFigures:
    why = _("No counts are shown here: beside one person's own results they could tell what others said.")
    untold = ItemFigures(item.item_id, item.statement, item.short, item.reverse, withheld=item.withheld or why)
    return replace(untold, scale=item.scale, side=item.side, side_label=item.side_label, tag=item.tag, theme=item.theme)


def _ends_of_many(report: RoundResults, shown: Shown) -> tuple[tuple[ItemFigures, ...], tuple[ItemFigures, ...]]:
    """The items clearly above and clearly below the average of all.

    As if all that one person said about everybody were alike: so many people as answered about one subject count, and no
    more, however many answers there are.
    """
    people = Counter[str]()
    for _one, results in shown:
        for item in _shown_items(results):
            people[item.item_id] = max(people[item.item_id], item.n)
    items = [item for section in report.sections for item in section.items if not item.withheld and item.n > 1]
    lying = [(item, standing([item])) for item in items]
    spots = [replace(spot, n=max(2, people[item.item_id])) for item, spot in lying if spot is not None]
    steps = len(report.instrument.scale.points) - 1
    above, below = apart_from_all(spots, LEAST_OFF * steps)
    return tuple(items[index] for index in above), tuple(items[index] for index in below)


def _in_pack(one: InnerRound, results: RoundResults, enough: frozenset[str]) -> list[Response]:
    """The answers behind the scores of one pack, without those to questions and sections that it does not show, and to
    items that stand in too few packs."""
    people = next(people for quantity, people in results.sets if quantity == EVERYONE)
    items = {item.item_id for item in _shown_items(results)} & enough
    return [
        Response(answer.id, "everyone", {key: value for key, value in answer.answers.items() if key in items})
        for answer in one.responses
        if answer.id in people
    ]


def _enough_subjects(instrument: Instrument, shown: Shown) -> Instrument:
    """The instrument with those sections only that stand in the packs of enough subjects."""
    counts = Counter(s.section_id for _one, results in shown for s in results.sections if s.score is not None)
    return replace(instrument, sections=tuple(s for s in instrument.sections if counts[s.id] >= FEWEST_SUBJECTS))


def _pack(one: InnerRound, partnership_name: str, practice: bool) -> RoundResults | Withheld:
    return release(one.round_, partnership_name, practice, one.responses, one.ledger, ())


def seen(own: Fraction, others_: Fraction, instrument: Instrument, deviation: float, n: int) -> Seen:
    """The word for a gap between the own score and that of ``n`` others, both in scale units. ``deviation``: how far one of
    them usually lies from their mean at most."""
    points = len(instrument.scale.points)
    gap = own - others_
    if abs(gap) >= least_own_gap(points, deviation, n):
        if abs(gap) > APART * points:
            return Seen.BLIND_SPOT if gap > 0 else Seen.HIDDEN_STRENGTH
        return Seen.HIGHER if gap > 0 else Seen.LOWER
    if abs(gap) >= A_LITTLE * (points - 1):
        return Seen.LITTLE_HIGHER if gap > 0 else Seen.LITTLE_LOWER
    return Seen.ALIKE


def least_own_gap(points: int, deviation: float, n: int) -> float:
    """How far one person's score must lie from that of ``n`` others to be more than chance easily makes."""
    return max(float(WORTH_A_TALK * (points - 1)), least_gap(points, deviation, 1, n))


def throughout_direction(gaps: Sequence[float], points: int) -> int:
    """1 if one's own view lies higher in every section and by a little or more on average, -1 if lower; else 0."""
    if len(gaps) < FEWEST_SECTIONS or abs(sum(gaps)) < float(A_LITTLE * (points - 1)) * len(gaps):
        return 0
    return 1 if min(gaps) > 0 else -1 if max(gaps) < 0 else 0


def _throughout(compared: Sequence[Compared], points: int) -> tuple[str, str]:
    direction = throughout_direction([one.gap for one in compared], points)
    if not direction:
        return "", ""
    n = len(compared)
    said = (
        _("You see yourself higher than others do in all {n} behaviours.", n=n)
        if direction > 0
        else _("Others see you higher than you do in all {n} behaviours.", n=n)
    )
    note = _("That all lie on one side can be chance: with nothing behind it, it still happens to up to {n} of 10 people.",
             n=THROUGHOUT_BY_CHANCE)  # fmt: skip
    if any(abs(one.gap) < A_LITTLE * (points - 1) for one in compared):  # what is called much the same
        note = _("In some it is by very little only. {chance}", chance=note)
    return said, note


def _own_ends(
    results: RoundResults, own: OneView | None, named: OneView | None
) -> tuple[tuple[ItemFigures, Seen], ...]:
    """The items in which the own answer lies beyond that of everybody else, also of who is ``named``, by what is worth a
    talk from the mean of the others; with good news high. Where nothing is behind it, one answer of n + 1 lies there in one of n + 1 cases at most."""
    ends = []
    for item in (item for section in results.sections for item in section.items if not item.withheld and item.n):
        answer = own.answers.get(item.item_id) if own else None
        scale = item.scale or results.instrument.scale
        if not isinstance(answer, int):
            continue
        given = [value for value, count in zip(scale.values, item.counts) if count]
        if isinstance(theirs := named.answers.get(item.item_id) if named else None, int):
            given.append(theirs)
        gap = answer - mean_of_counts(item.counts, scale.low)
        if abs(gap) >= WORTH_A_TALK * (len(scale.points) - 1) and not min(given) <= answer <= max(given):
            ends.append((item, Seen.HIGHER if (gap > 0) is not item.reverse else Seen.LOWER))
    return tuple(ends)


def _one(round_: Round, responses: Sequence[Response], role: GroupRole, name: str) -> OneView | None:
    """The answers of the one person in a group who is shown individually; None if there is nobody, or who did not agree."""
    ids = {group.id for group in round_.groups if group.role is role and shown_individually(group)}
    theirs = [response for response in responses if response.group_id in ids]
    if len(theirs) != 1:
        return None
    answers = theirs[0].answers
    scores = {s.id: person_score(answers, s, round_.instrument) for s in round_.instrument.sections}
    shown = {id_: shown_score(one, round_.instrument) for id_, one in scores.items() if one is not None}
    return OneView(name, answers, shown)


def _compared(results: RoundResults, own: OneView | None) -> tuple[Compared, ...]:
    """Every section that both sides have, from the scores as they are shown, so that the sum adds up on paper."""
    compared = []
    for section in results.sections:
        mine = own.scores.get(section.section_id) if own else None
        if mine is None or section.score is None:
            continue
        a, b = Fraction(repr(mine)), Fraction(repr(section.score))
        lying = standing([item for item in section.items if not item.withheld and item.n > 1])
        deviation = lying.deviation if lying else 0.0
        word = seen(a, b, results.instrument, deviation, section.n)
        groups = _from_groups(section, mine, results.instrument, deviation)
        compared.append(Compared(section.section_id, section.title, mine, section.score, float(a - b), word, groups))
    return tuple(compared)


def _from_groups(
    section: SectionFigures, own: float, instrument: Instrument, deviation: float
) -> tuple[tuple[str, Seen], ...]:
    """The blocks from which the own score lies further than chance easily makes. An open end that points towards it says
    nothing."""
    points, blocks_apart = len(instrument.scale.points), []
    for block in section.blocks:
        gap = own - block.score
        nearer = block.open_end is (OpenEnd.OR_MORE if gap > 0 else OpenEnd.OR_LESS)
        if not nearer and abs(gap) >= least_own_gap(points, deviation, block.n) - 1e-9:
            blocks_apart.append((block.block_id, Seen.HIGHER if gap > 0 else Seen.LOWER))
    return tuple(blocks_apart)


def _apart(results: RoundResults, highest: Sequence[ItemFigures], lowest: Sequence[ItemFigures]) -> bool:
    """True if the first of each lie further apart than chance easily makes the ends of so many items."""
    n = sum(not item.withheld and item.n > 0 for section in results.sections for item in section.items)
    ends = [standing(items[:1]) for items in (highest, lowest)]
    high, low = ends
    return high is not None and low is not None and clearly_above(high, low, n * (n - 1) // 2)


def _ends(results: RoundResults) -> tuple[tuple[ItemFigures, ...], tuple[ItemFigures, ...]]:
    """The items that others see most and least; of equals the first in the questionnaire. Half of them at most each."""
    items = [item for section in results.sections for item in section.items if not item.withheld and item.n]
    scale = results.instrument.scale
    top = scale.low + scale.high

    def good(item: ItemFigures) -> Fraction:
        plain = mean_of_counts(item.counts, (item.scale or scale).low)
        return top - plain if item.reverse else plain

    n = min(MOST_ITEMS, len(items) // 2)
    ranked = sorted(items, key=lambda item: -good(item))
    return tuple(ranked[:n]), tuple(reversed(ranked[len(ranked) - n :]))
