"""Every figure that is shown has the people behind it in the ledger, and the ledger holds nothing else.

Each figure in ``RoundResults`` is worked out again here from the stored answers of those people alone whom the ledger
names for it. ``FIGURES`` lists every field there is: a new one has to say here whose it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_round
from facilitator_app.analysis import release
from facilitator_app.analysis.main_points import said_of
from facilitator_app.analysis.people import FEWEST_SUBJECTS, InnerRound, group_report, subject_results
from facilitator_app.analysis.scores import person_score, shown_score
from facilitator_app.domain import findings as kinds
from facilitator_app.domain import results as shown
from facilitator_app.domain.bounds import Bounds
from facilitator_app.domain.follow_up import with_since
from facilitator_app.domain.instrument import Instrument, Item, Kind, Section, Side, half_up
from facilitator_app.domain.own_words import OwnWords, detach_comments
from facilitator_app.domain.partnership import GroupRole, RaterGroup
from facilitator_app.domain.people_results import GroupReport
from facilitator_app.domain.plan import Action
from facilitator_app.domain.response import Comment, CommentUse, Outside, Response
from facilitator_app.domain.results import EVERYONE, ChosenGroups, OpenEnd, RoundResults, View
from facilitator_app.domain.round import Promise, Round, RoundState
from facilitator_app.services.following_up import WITHOUT
from facilitator_app.services.round_template import weighted
from kind_results import filled, groups_for

WORDS, HEADS, LOG, CHECKED = "words", "how many were asked", "counts of the log", "checked below"
FIGURES: Mapping[type, Mapping[str, str]] = {
    shown.RoundResults: {
        "round_id partnership_name round_name practice instrument promise closed_on joined missing": WORDS,
        "headline chance_note item_chance_note pattern pattern_note ends works_note talk_note after_reopening view no_groups sets": WORDS,
        "asked": HEADS,
        "corrected excluded": LOG,
        "answered blocks sections since open_comments main_points themes findings": CHECKED,
    },
    shown.Block: {"id name group_names mark": WORDS, "asked answered": HEADS},
    shown.SectionFigures: {
        "section_id number title about questions withheld band_note": WORDS,
        "items comments n score band spread blocks differences verdict": CHECKED,
    },
    shown.ItemFigures: {
        "item_id statement theme short reverse withheld scale side side_label tag blocks_withheld": WORDS,
        "counts dont_know not_applicable high low position spread agreement agreement_words verdict": CHECKED,
        "reach blocks differences": CHECKED,
    },
    Bounds: {"asked least most low high": CHECKED},
    shown.BlockItem: {"block_id sentence": WORDS, "n high counts position spread": CHECKED},
    shown.BlockScore: {"block_id": WORDS, "n score open_end": CHECKED},
    shown.Difference: {"section_id": WORDS, "higher_block_id lower_block_id gap": CHECKED},
    shown.ItemDifference: {"item_id": WORDS, "higher_block_id lower_block_id": CHECKED},
    shown.CommentFigures: {"place_id title withheld ids": WORDS, "texts written held_back": CHECKED},
    shown.MainPoint: {"kind section_id item_id headline sentence": WORDS, "count total": CHECKED},
    kinds.Findings: {
        "headline sentences names": WORDS,
        "gaps tallies stages between risks goals priorities links mismatches": CHECKED,
        "overall overall_band weighted": CHECKED,
    },
    kinds.NowWantedGap: {"section_id title": WORDS, "now wanted gap": CHECKED},
    kinds.Tally: {"section_id title": WORDS, "counts percent": CHECKED},
    kinds.Stage: {"section_id title": WORDS, "mean placed": CHECKED},
    kinds.Risk: {"title": WORDS, "n score likelihood impact control band apart": CHECKED},
    kinds.Goal: {"section_id title most": WORDS, "points band capped": CHECKED},
    kinds.Priority: {"section_id title first": WORDS, "no n": CHECKED},
    kinds.Link: {"rater rated": WORDS, "now wanted n": CHECKED},
    kinds.Mismatch: {"higher lower": WORDS, "higher_says lower_says": CHECKED},
    kinds.Weighted: {"weights": WORDS, "plain weighted": CHECKED},
}
"""Each field, and whose figures it holds. Who answered in a block, and who was asked, is known before anybody answers."""


class Ledger:
    """Works figures out again, from answers of people whom the ledger names, and remembers which of its lines it used."""

    def __init__(
        self,
        results: RoundResults,
        responses: Sequence[Response],
        groups: Sequence[RaterGroup],
        asked: Instrument | None = None,
    ) -> None:
        """``asked``: with what stands before the themes."""
        self.results, self.instrument = results, results.instrument
        self.asked = asked or results.instrument
        self.answers = {response.id: response for response in responses}
        names = {group.name: group.id for group in groups}
        by_block = {block.id: {names[name] for name in block.group_names} for block in results.blocks}
        self.members = {
            block: {r.id for r in responses if r.group_id in group_ids} for block, group_ids in by_block.items()
        }
        self.used: set[tuple[str, frozenset[str]]] = set()

    def has(self, quantity: str, fits: Callable[[list[Response]], bool], within: Iterable[str] | None = None) -> None:
        """The ledger has a line of this quantity, of whose people the figure is true."""
        for name, people in self.results.sets:
            if name != quantity or (within is not None and not people <= set(within)):
                continue
            if fits([self.answers[one] for one in sorted(people)]):
                self.used.add((name, people))
                return
        raise AssertionError(f"nobody in the ledger is behind {quantity}")

    def scores(self, people: Iterable[Response], section_id: str) -> list[Fraction]:
        section = next(s for s in self.instrument.sections if s.id == section_id)
        scores = [person_score(one.answers, section, self.instrument) for one in people]
        return [score for score in scores if score is not None]

    def values(self, people: Iterable[Response], item_id: str) -> list[int]:
        given = [one.answers.get(item_id) for one in people]
        return [one for one in given if isinstance(one, int) and not isinstance(one, Outside)]

    def counts(self, people: Iterable[Response], item: Item) -> tuple[int, ...]:
        values = Counter(self.values(people, item.id))
        return tuple(values[point] for point in self.instrument.scale_of(item).values)

    def turned(self, people: Iterable[str], item: Item) -> list[int]:
        """Answers with good news high."""
        scale = self.instrument.scale_of(item)
        values = self.values([self.answers[one] for one in people], item.id)
        return [scale.low + scale.high - value if item.reverse else value for value in values]

    def with_gaps_filled(self, people: Collection[str], items: Sequence[Item]) -> Fraction:
        """The mean of some people, with everyone's middle answer for each that was left out."""
        total = 0
        for item in items:
            mine, all_ = self.turned(people, item), sorted(self.turned(self.answers, item))
            total += sum(mine) + all_[(len(all_) - 1) // 2] * (len(people) - len(mine))
        return Fraction(total, len(people) * len(items))

    def item(self, item_id: str) -> Item:
        return next(item for item in self.asked.items if item.id == item_id)


def check(ledger: Ledger) -> None:
    """Every figure of a round."""
    results = ledger.results
    ledger.has(EVERYONE, lambda people: len(people) == results.answered)
    for section in results.sections:
        for item in section.items:
            check_item(ledger, item)
        check_score(ledger, section)
        check_words(section.comments, results.promise)
    for item in results.since.items if results.since else ():
        check_item(ledger, item)
    for one in (*results.open_comments, *results.themes):
        check_words(one, results.promise)
    for point in results.main_points:
        assert point.count is None or any(
            point.count == item.high and point.total == item.n
            for item in results.section(point.section_id).items
            if said_of(item) == point.headline
        )
    check_findings(ledger, results.findings)
    assert ledger.used == results.sets  # and the ledger names nobody about whom nothing is shown


def check_item(ledger: Ledger, item: shown.ItemFigures) -> None:
    if item.withheld:
        assert not any((item.counts, item.blocks, item.differences, item.dont_know, item.not_applicable))
        return
    known = ledger.item(item.item_id)
    values = ledger.instrument.scale_of(known)
    ledger.has(item.item_id, lambda people: ledger.counts(people, known) == item.counts)
    ledger.has(
        EVERYONE,
        lambda people: all(
            count == sum(one.answers.get(item.item_id) is outside for one in people)
            for count, outside in ((item.dont_know, Outside.DONT_KNOW), (item.not_applicable, Outside.NOT_APPLICABLE))
        ),
    )
    upper = {value: count for value, count in zip(values.values, item.counts) if value in values.upper_half}
    assert item.reach
    assert item.high == sum(upper.values()) == item.reach.least
    for block in item.blocks:
        ledger.has(item.item_id, fits_block(ledger, block, known), ledger.members[block.block_id])
    for gap in item.differences:
        assert {gap.higher_block_id, gap.lower_block_id} <= {block.block_id for block in item.blocks}


def fits_block(ledger: Ledger, block: shown.BlockItem, item: Item) -> Callable[[list[Response]], bool]:
    upper = ledger.instrument.scale_of(item).upper_half

    def fits(people: list[Response]) -> bool:
        values = ledger.values(people, item.id)
        high = sum(value in upper for value in values)
        return (
            len(people) == len(values) == block.n
            and block.high in (None, high)
            and block.counts in ((), ledger.counts(people, item))
        )

    return fits


def check_score(ledger: Ledger, section: shown.SectionFigures) -> None:
    if section.score is None:
        assert not any((section.blocks, section.differences, section.n, section.band, section.verdict))
        return

    asked = scored(ledger, section)
    means = [Fraction(sum(values), len(values)) for item in asked if (values := ledger.turned(ledger.answers, item))]
    exact = sum(means, Fraction(0)) / len(means)
    everyone = len(ledger.answers)
    ledger.has(section.section_id, lambda people: len(people) == everyone)
    assert section.score == shown_score(exact, ledger.instrument)
    assert section.n == max(item.n for item in section.items)
    for block in section.blocks:
        mean = ledger.with_gaps_filled(ledger.members[block.block_id], asked)
        near = {None: abs(mean - Fraction(block.score)) <= Fraction(1, 10), OpenEnd.OR_MORE: mean >= block.score - 1e-9}
        assert near.get(block.open_end, mean <= block.score + 1e-9)
        ledger.has(section.section_id, lambda people, n=block.n: len(people) == n, ledger.members[block.block_id])
    for gap in section.differences:
        assert {gap.higher_block_id, gap.lower_block_id} <= {block.block_id for block in section.blocks}


def scored(ledger: Ledger, section: shown.SectionFigures) -> list[Item]:
    """The questions behind a score: those that are shown."""
    shown_ones = {item.item_id for item in section.items if not item.withheld}
    return [item for item in section_of(ledger, section.section_id).scored_items if item.id in shown_ones]


def check_words(words: shown.CommentFigures, promise: Promise) -> None:
    """People's own words are in no sum; enough different people must have written (here each wrote once)."""
    assert len(words.texts) == 0 or len(words.texts) >= promise.k_comments
    assert words.held_back is None or words.held_back == words.written - len(words.texts)  # type: ignore[operator]


def check_findings(ledger: Ledger, findings: kinds.Findings) -> None:
    sections = {section.section_id: section for section in ledger.results.sections}
    items = {item.item_id: item for s in sections.values() for item in s.items if not item.withheld}
    check_overall(ledger, findings)
    for gap in findings.gaps:
        rows = [row for row in section_of(ledger, gap.section_id).rows if row[0].short.text() == gap.title]
        assert any((gap.now, gap.wanted) == tuple(mean_of(items, row, side) for side in (Side.NOW, Side.WANTED))
                   for row in rows)  # fmt: skip
    for tally in findings.tallies:
        shown_counts = [item.counts for item in sections[tally.section_id].items if not item.withheld]
        assert sum(map(sum, shown_counts)) == sum(tally.counts)
        assert tally.percent is None or sections[tally.section_id].score is not None or shown_counts
    for goal in findings.goals:
        assert sections[goal.section_id].score is not None
        assert set(goal.capped) <= {item.short for item in sections[goal.section_id].items if not item.withheld}
    for row in findings.priorities:
        assert any((item.statement, item.counts[0], item.n) == (row.title, row.no, row.n) for item in items.values())
    check_stages(ledger, findings)
    for risk in findings.risks:
        check_risk(ledger, risk, items)
    check_partners(ledger, findings)


def section_of(ledger: Ledger, section_id: str) -> Section:
    return next(s for s in ledger.instrument.sections if s.id == section_id)


def mean_of(items: Mapping[str, shown.ItemFigures], row: Sequence[Item], side: Side) -> float | None:
    """As shown, from the counts that are shown."""
    item = next((items[one.id] for one in row if one.side is side and one.id in items), None)
    if item is None:
        return None
    low = item.scale.low if item.scale else 0
    total = sum((place + low) * count for place, count in enumerate(item.counts))
    return float(half_up(Fraction(total, item.n), 1))


def check_overall(ledger: Ledger, findings: kinds.Findings) -> None:
    if findings.overall is None and findings.weighted is None:
        return
    total, n = Fraction(0), 0
    shares = {True: [Fraction(0), Fraction(0)], False: [Fraction(0), Fraction(0)]}
    for section in ledger.instrument.sections:
        asked = scored(ledger, ledger.results.section(section.id)) if section.scored_items else []
        if asked:
            means = [Fraction(sum(v), len(v)) for item in asked if (v := ledger.turned(ledger.answers, item))]
            total += len(section.scored_items) * sum(means, Fraction(0)) / len(means)
            n += len(section.scored_items)
            for equal, share in shares.items():
                weight = Fraction(1) if equal else Fraction(section.weight)
                share[0] += weight * sum(means, Fraction(0)) / len(means)
                share[1] += weight * ledger.instrument.scale.high
    if findings.weighted:
        plain, agreed = (int(half_up(100 * some / most, 0)) for some, most in shares.values())
        assert (findings.weighted.plain, findings.weighted.weighted) == (plain, agreed)
    assert findings.overall in (None, shown_score(total / n, ledger.instrument))


def check_stages(ledger: Ledger, findings: kinds.Findings) -> None:
    for stage in findings.stages:
        assert stage.mean == ledger.results.section(stage.section_id).score
    if not findings.stages or findings.between is None:
        assert all(stage.placed is None for stage in findings.stages)
        return

    def fits(people: list[Response]) -> bool:
        placed: Counter[str] = Counter()
        for one in people:
            scores = {s.id: ledger.scores([one], s.id) for s in ledger.instrument.sections}
            best = [stage for stage, score in scores.items() if score == max(scores.values())]
            placed[best[0] if len(best) == 1 else ""] += 1
        return placed[""] == findings.between and all(placed[s.section_id] == s.placed for s in findings.stages)

    ledger.has("stages", fits)


def check_risk(ledger: Ledger, risk: kinds.Risk, items: Mapping[str, shown.ItemFigures]) -> None:
    rows = [row for s in ledger.instrument.sections for row in s.rows if row[0].short.text() == risk.title]
    sides = [{item.side: item.id for item in row} for row in rows]
    (row, side), *_rest = [(row, side) for row, side in zip(rows, sides) if Side.IMPACT in side]

    def fits(people: list[Response]) -> bool:
        products = [
            a * b
            for one in people
            for a in ledger.values([one], side[Side.LIKELIHOOD])
            for b in ledger.values([one], side[Side.IMPACT])
        ]
        near = abs(Fraction(sum(products), max(1, len(products))) - Fraction(repr(risk.score))) <= Fraction(1, 10)
        return len(products) == len(people) == risk.n and near

    ledger.has(row[0].row, fits)
    assert {side[Side.LIKELIHOOD], side[Side.IMPACT]} <= set(items)
    assert risk.control is None or side[Side.CONTROL] in items


def check_partners(ledger: Ledger, findings: kinds.Findings) -> None:
    for link in findings.links:
        for side, value in ((Side.NOW, link.now), (Side.WANTED, link.wanted)):
            item = next(i for i in ledger.instrument.items if i.about == link.rated and i.side is side)
            raters = [r.id for r in ledger.answers.values() if r.group_id == link.rater]
            if value is not None:
                ledger.has(item.id, fits_mean(ledger, item.id, value), raters)
    said = {(link.rater, link.rated): link.now for link in findings.links}
    for pair in findings.mismatches:
        assert (said[pair.higher, pair.lower], said[pair.lower, pair.higher]) == (pair.higher_says, pair.lower_says)


def fits_mean(ledger: Ledger, item_id: str, value: float) -> Callable[[list[Response]], bool]:
    def fits(people: list[Response]) -> bool:
        values = ledger.values(people, item_id)
        return len(values) == len(people) and float(half_up(Fraction(sum(values), len(values)), 1)) == value

    return fits


def reached(value: object) -> Iterator[object]:
    """Every dataclass of results and findings that is reached from this one."""
    if is_dataclass(value) and (type(value) in FIGURES or type(value).__module__ in (shown.__name__, kinds.__name__)):
        yield value
        for one in fields(value):
            if one.name not in ("instrument", "promise", "view", "no_groups"):
                yield from reached(getattr(value, one.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from reached(each)


KINDS = [kind for kind in Kind if kind is not Kind.MULTI_RATER]


@st.composite
def rounds(draw: st.DrawFn, kind: Kind) -> tuple[Round, list[Response]]:
    """A closed round: 4 to 40 people, often exactly as many as a limit, with gaps and words here and there."""
    instrument = filled(kind)
    if instrument.kind not in WITHOUT and draw(st.booleans()):
        instrument = with_since(
            instrument, (Action("a1", want="A name for each aim"), Action("a2", want="Fewer meetings"))
        )
    if instrument.weighting and draw(st.booleans()):
        instrument = weighted(instrument, {instrument.sections[0].id: max(instrument.weighting.choices)})
    groups = groups_for(instrument)
    chance = draw(st.randoms(use_true_random=True))
    gaps = draw(st.sampled_from([0.0, 0.0, 0.05, 0.3]))
    mind = draw(st.sampled_from(["any", "all low", "all high", "apart", "nearly apart"]))
    many = draw(st.booleans())
    responses = []
    for n in range(chance.choice([16, 20, 24, 30, 40] if many else [4, 5, 5, 6, 8, 9, 10, 12, 14])):
        group = groups[n % len(groups)] if draw(st.booleans()) or many else chance.choice(groups)
        answers = {}
        for item in instrument.asked_of(group.id).items:
            if chance.random() >= gaps:
                values = instrument.scale_of(item).values
                low = mind == "all low" or (mind.endswith("apart") and group is groups[0])
                if mind != "any" and chance.random() < (0.8 if mind == "nearly apart" else 0.97):
                    values = values[: len(values) // 2 or 1] if low else values[len(values) // 2 :]
                answer = chance.choice(values)
                answers[item.id] = chance.choice(list(Outside)) if chance.random() < gaps / 2 else answer
        use = chance.choice([*CommentUse, CommentUse.AS_WRITTEN])
        words = {s.id: Comment(f"Words {n}", use) for s in instrument.sections if chance.random() < 0.6}
        responses.append(Response(f"p{n:02}", group.id, answers, words))
    promise = Promise(k_total=5, k=4, k_dist=6)
    return a_round(instrument=instrument, groups=groups, state=RoundState.CLOSED, promise=promise), responses


VIEWS = st.builds(
    View,
    items=st.booleans(),
    parts=st.sampled_from([(), (), (ChosenGroups("a", "Some", ("g1",)), ChosenGroups("b", "Rest", ("g2",)))]),
)


EXAMPLES = 30
"""Of each kind."""


def sorted_words(responses: Sequence[Response]) -> list[OwnWords]:
    """People's own words, every other one also put to the theme it was written at."""
    words = detach_comments(responses)
    return [replace(one, themes=frozenset({one.place_id})) if n % 2 else one for n, one in enumerate(words)]


def test_these_rounds_hold_every_figure_there_is() -> None:
    """What is never met is never checked."""
    met: set[tuple[type, str]] = set()

    @given(st.data(), VIEWS)
    @settings(max_examples=2 * EXAMPLES, deadline=None, derandomize=True, database=None)
    def look(kind: Kind, data: st.DataObject, view: View) -> None:
        round_, responses = data.draw(rounds(kind))
        view = view if not round_.instrument.open_book else View(view.items)
        results = release(round_, "", False, responses, words=sorted_words(responses), view=view)
        met.update((type(one), field.name) for one in reached(results) for field in fields(one)
                   if getattr(one, field.name) not in (None, 0, ()))  # type: ignore[arg-type]  # fmt: skip

    for kind in KINDS:
        look(kind)
    checked = {(kind, name) for kind, whose in FIGURES.items() for names, of in whose.items() if of == CHECKED
               for name in names.split()}  # fmt: skip
    assert checked - met == set()


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data(), view=VIEWS)
@settings(max_examples=EXAMPLES, deadline=None)
def test_every_figure_has_its_people_in_the_ledger(kind: Kind, data: st.DataObject, view: View) -> None:
    round_, responses = data.draw(rounds(kind))
    view = view if not round_.instrument.open_book else View(view.items)
    results = release(round_, "", False, responses, words=sorted_words(responses), view=view)
    if isinstance(results, RoundResults):
        check(Ledger(results, responses, round_.groups, round_.instrument))
        for one in reached(results):
            named = {name for names in FIGURES[type(one)] for name in names.split()}
            assert named == {field.name for field in fields(one)}, type(one)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data(), items=st.booleans())
@settings(max_examples=EXAMPLES // 2, deadline=None)
def test_what_reaches_its_limit_is_shown(kind: Kind, data: st.DataObject, items: bool) -> None:
    """Exactly as many people as were promised are enough, and one fewer is not: nothing is kept back in silence."""
    round_, responses = data.draw(rounds(kind))
    results = release(round_, "", False, responses, view=View(items=items))
    if not isinstance(results, RoundResults):
        assert len(responses) < round_.promise.k_total
        assert not round_.instrument.open_book
        return
    ledger, promise = Ledger(results, responses, round_.groups), round_.promise
    for section in results.sections:
        for item in section.items:
            assert bool(item.withheld) is (len(ledger.values(responses, item.item_id)) < promise.k_total)
        enough = len(asked := scored(ledger, section)) >= round_.instrument.min_answered * len(
            section_of(ledger, section.section_id).scored_items
        )
        assert (section.score is not None) is (bool(asked) and enough)
    everywhere = [r for r in responses if all(ledger.scores([r], s.id) for s in results.instrument.sections)]
    if results.findings.stages:
        assert (results.findings.between is not None) is (len(everywhere) >= promise.k_total)
    if results.instrument.kind is Kind.RISK_GRID:
        assert len(results.findings.risks) == sum(enough_said_both(ledger, row, responses) for row in all_rows(ledger))
    if results.instrument.open_book:
        assert len(results.findings.links) == len({(r.group_id, ledger.item(i).about) for r in responses
                                                   for i in r.answers if ledger.values([r], i)})  # fmt: skip


def all_rows(ledger: Ledger) -> list[dict[Side | None, str]]:
    rows = [{item.side: item.id for item in row} for s in ledger.instrument.sections for row in s.rows]
    return [row for row in rows if Side.LIKELIHOOD in row]


def enough_said_both(ledger: Ledger, row: Mapping[Side | None, str], responses: Sequence[Response]) -> bool:
    both = [r for r in responses if all(ledger.values([r], row[s]) for s in (Side.LIKELIHOOD, Side.IMPACT))]
    return len(both) >= ledger.results.promise.k_total


ROLES = (
    RaterGroup("self", "Self", "self", 1, role=GroupRole.SELF),
    RaterGroup("named", "Chair", "the chair", 1, role=GroupRole.NAMED, agreed=True),
    RaterGroup("own", "Own", "own", 6),
    RaterGroup("fellow", "Fellow", "fellow", 6),
)


@st.composite
def inner_rounds(draw: st.DrawFn) -> list[InnerRound]:
    """Four to six people, about each of whom 4 to 12 others answer, with the person and the chair who are shown alone."""
    instrument, made = filled(Kind.MULTI_RATER), []
    chance, gaps = draw(st.randoms(use_true_random=False)), draw(st.sampled_from([0.0, 0.05, 0.3]))
    for subject in range(draw(st.integers(4, 6))):
        responses = []
        for n in range(draw(st.sampled_from([4, 7, 7, 8, 12]))):
            group = ("self", "named")[n] if n < 2 else chance.choice(("own", "fellow"))
            given_ = {i.id: chance.choice(instrument.scale_of(i).values) for i in instrument.items}
            answers = {item: value for item, value in given_.items() if chance.random() >= gaps}
            responses.append(Response(f"s{subject}/p{n:02}", group, answers))
        inner = a_round(
            id=f"inner{subject}",
            instrument=instrument,
            groups=ROLES,
            state=RoundState.CLOSED,
            promise=Promise(k=3, k_dist=6),
        )
        made.append(InnerRound(inner, responses, []))
    return made


@given(inner_rounds())
@settings(max_examples=60, deadline=None)
def test_every_figure_about_a_person_has_its_people_in_the_ledger(inner: list[InnerRound]) -> None:
    """For each subject as in any round; who is shown alone is in no sum, and so in no line."""
    packs = {}
    for one in inner:
        results = release(one.round_, "", False, one.responses)
        if not isinstance(results, RoundResults):
            continue
        packs[one.round_.id] = results
        counted = [r for r in one.responses if r.group_id in ("own", "fellow")]
        check(Ledger(results, counted, ROLES))
        person = subject_results("Ana", results, one.round_, one.responses)
        for gap in person.compared:
            assert gap.others == results.section(gap.section_id).score
        items = [item for s in results.sections for item in s.items if not item.withheld]
        assert all(item in items for item in (*person.highest, *person.lowest))
    report = group_report(replace(inner[0].round_, id="whole"), "", False, inner)
    if isinstance(report, GroupReport):
        check_report(report, packs, inner)


def check_report(report: GroupReport, packs: Mapping[str, RoundResults], inner: Sequence[InnerRound]) -> None:
    """A section of the report is made of the answers that the packs count, and those who gave them are behind it."""
    for section in report.results.sections:
        assert section.blocks == ()
        for item in section.items:
            if not item.withheld:
                shown_in = [item_of(packs[id_], item.item_id) for id_ in report.shown
                            if packs[id_].section(section.section_id).score is not None]  # fmt: skip
                shown_in = [one for one in shown_in if not one.withheld]
                assert len(shown_in) >= FEWEST_SUBJECTS
                assert item.counts == tuple(map(sum, zip(*(one.counts for one in shown_in)))), "it is their sum"
        if section.score is None:
            continue
        showing = {
            id_: pack for id_ in report.shown if (pack := packs[id_]).section(section.section_id).score is not None
        }
        counted = [
            r for one in inner if one.round_.id in showing for r in one.responses if r.group_id in ("own", "fellow")
        ]
        ledger = Ledger(report.results, counted, ())
        means = []
        for item in section_of(ledger, section.section_id).scored_items:
            people = [
                r.id for one in inner if one.round_.id in showing for r in one.responses
                if r.id in ledger.answers and not item_of(showing[one.round_.id], item.id).withheld
            ]  # fmt: skip
            standing = sum(not item_of(pack, item.id).withheld for pack in showing.values())
            if standing >= FEWEST_SUBJECTS and (values := ledger.turned(people, item)):
                means.append(Fraction(sum(values), len(values)))
        assert section.score == shown_score(sum(means, Fraction(0)) / len(means), report.results.instrument)
        in_packs = [widest(pack.sets, section.section_id) for pack in showing.values()]
        behind = [people for name, people in report.results.sets if name == section.section_id]
        assert any(frozenset().union(*in_packs) <= people for people in behind)
    assert all(sets == packs[id_].sets for id_, sets in report.shown.items())


def item_of(results: RoundResults, item_id: str) -> shown.ItemFigures:
    return next(item for section in results.sections for item in section.items if item.item_id == item_id)


def widest(sets: Iterable[tuple[str, frozenset[str]]], quantity: str) -> frozenset[str]:
    return max((people for name, people in sets if name == quantity), key=len, default=frozenset())
