"""Figures of each kind against tables worked out by hand, with every band edge; and that they pass the one gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from facilitator_app import instruments
from facilitator_app.analysis import release
from facilitator_app.analysis.main_points import split_statements
from facilitator_app.charts.kind_charts import kind_charts
from facilitator_app.charts.words import goal_words
from facilitator_app.domain.instrument import Instrument, Kind, Wording
from facilitator_app.domain.partnership import Organisation, RaterGroup
from facilitator_app.domain.response import Answer, Outside, Response
from facilitator_app.domain.results import Issue, RoundResults, Spread, Verdict, Withheld
from facilitator_app.domain.round import Promise, Round, RoundState
from facilitator_app.domain.template import with_goals, with_organisations
from kind_results import made_up

FOLDER = Path(__file__).parents[1] / "instruments" / "kinds"
DK, NA = Outside.DONT_KNOW, Outside.NOT_APPLICABLE
ALL = (RaterGroup("g", "Members", "members", 12),)
UNDECIDED = "No band is named: one person more or less would decide between {}."
Rows = Sequence[Sequence[Answer | None]]
"""One list a person: their answers in the order of the items, None where they left one out."""


def sample(kind: Kind) -> Instrument:
    return instruments.load(FOLDER / f"{kind}.toml")


def people(instrument: Instrument, rows: Rows, groups: Sequence[str] = ()) -> list[Response]:
    ids = [item.id for item in instrument.items]
    return [
        Response(
            f"r{n}",
            groups[n] if groups else "g",
            {item: answer for item, answer in zip(ids, row, strict=True) if answer is not None},
        )
        for n, row in enumerate(rows)
    ]


def closed(instrument: Instrument, groups: tuple[RaterGroup, ...] = ALL) -> Round:
    return Round("r", "p", "Round", RoundState.CLOSED, instrument, groups, Promise())


def results(instrument: Instrument, rows: Rows) -> RoundResults:
    found = release(closed(instrument), "Harbour", False, people(instrument, rows))
    assert isinstance(found, RoundResults)
    return found


def test_percent_bands_overall_ticks_and_what_is_never_in_a_mean() -> None:
    """Need: goal, gain, slow (turned: 4 - x). Work: roles, share. Gains: ticks."""
    rows = [
        #  goal gain slow | roles share | skills contacts
        [4, 4, 0, 4, 3, 1, 1],  # need (4+4+4)/3 = 4, work 3.5
        [3, 3, 1, 2, 2, 1, 0],  # need (3+3+3)/3 = 3, work 2
        [2, DK, 3, 1, 1, 0, 0],  # need (2+1)/2 = 1.5 (2 of 3 answered), work 1
        [1, NA, DK, 0, 1, 1, DK],  # need: 1 of 3 answered, no score; work 0.5
        [0, 1, 4, 3, 3, 1, 1],  # need (0+1+0)/3 = 1/3, work 3
        [4, 2, 2, 2, 4, 0, 1],  # need (4+2+2)/3 = 8/3, work 3
    ]
    found = results(sample(Kind.SURVEY), rows)
    need, work, gains = found.sections
    # need: goal 14/6, gain 10/5 and slow 11/5 turned, of them (2.333 + 2 + 2.2) / 3 = 2.178, 54.4 percent
    # (band 2); without the lowest answers band 3, so none is named
    assert (need.n, need.score, need.band_note) == (6, 2.2, UNDECIDED.format("2 and 3"))
    # work: (3.5 + 2 + 1 + 0.5 + 3 + 3) / 6 = 13 / 6 = 2.1666, 54.2 percent
    assert (work.n, work.score) == (6, 2.2)
    assert work.band_note == (
        "No band is named: the average alone would give 2, but the answers do not fit its words, “On the way”."
    )
    goal, gain, slow = need.items
    assert (gain.n, gain.dont_know, gain.not_applicable, gain.withheld) == (0, 0, 0, gain.withheld)
    assert gain.withheld  # four valid answers: fewer than five, nothing is shown
    assert (goal.counts, slow.counts, slow.dont_know) == ((1, 1, 1, 1, 2), (1, 1, 1, 1, 1), 1)
    assert (gains.score, gains.band, gains.withheld) == (None, None, "")
    assert [(item.high, item.n) for item in gains.items] == [(4, 6), (3, 5)]
    # overall: (3 x 2.3 + 2 x 13/6) / 5 = (6.9 + 4.3333) / 5 = 2.24667
    assert found.findings.overall == 2.2
    assert found.findings.overall_band is not None
    assert found.findings.overall_band.code == "2"


def test_weights_are_shown_beside_the_plain_percent_and_never_move_a_band() -> None:
    survey = sample(Kind.SURVEY)
    need, work, gains = survey.sections
    heavy = replace(survey, sections=(replace(need, weight=Decimal(2)), replace(work, weight=Decimal("0.5")), gains))
    rows = [[4, 4, 0, 1, 1, 1, 1]] * 5
    plain, other = results(survey, rows).findings.weighted, results(heavy, rows).findings.weighted
    assert plain is None, "all parts count the same"
    assert other is not None
    # plain: (4 + 1) / (4 + 4) = 62.5, half up 63; weighted: (2 x 4 + 0.5 x 1) / (2.5 x 4) = 85 percent
    assert (other.plain, other.weighted) == (63, 85)
    assert other.weights == (("Why we work together", "2"), ("How we work", "0.5"))
    bands = [[s.band and s.band.code for s in results(one, rows).sections] for one in (survey, heavy)]
    assert bands[0] == bands[1] == ["3", "1", None]


def test_gaps_between_now_and_wanted_come_widest_first_and_wanted_is_no_score() -> None:
    rows = [
        # aims now, wanted | know now, wanted | open now, wanted
        [1, 3, 2, 3, 2, 2],
        [1, 3, 2, 3, 3, 3],
        [2, 3, 2, 2, 3, 3],
        [1, 2, 3, 3, 2, 3],
        [2, 3, 2, 3, 3, DK],
    ]
    found = results(sample(Kind.RUBRIC), rows)
    # aims: 7/5 = 1.4, 14/5 = 2.8; know: 11/5 = 2.2, 14/5 = 2.8; open: wanted has four answers, no gap
    assert [(g.title, g.now, g.wanted, g.gap) for g in found.findings.gaps] == [
        ("Shared goals", 1.4, 2.8, 1.4),
        ("Knowing each other", 2.2, 2.8, 0.6),
    ]
    assert [section.score for section in found.sections] == [1.4, 2.4]  # trust: mean of 2.2 and 2.6
    labels = [item.side_label for item in found.sections[0].items]
    assert labels == ["Now", "In a year"]
    assert all("In a year" not in point.sentence for point in found.main_points)


def test_checklist_counts_partly_as_half_leaves_out_what_is_not_needed_and_flags_late_before_early() -> None:
    rows = [
        # purpose: agreed, told | ending: when, keep
        [0, 1, 2, 2],
        [0, 0, 2, NA],
        [1, 1, 2, 2],
        [0, 1, 2, 1],
        [1, NA, 2, 2],
    ]
    found = results(sample(Kind.CHECKLIST), rows)
    # rows with four answers are not counted. purpose: agreed 2/5 = 0.4 of 2 = 20 percent; ending: when 2 of 2
    assert [(t.title, t.percent) for t in found.findings.tallies] == [("Purpose", 20), ("Ending", 100)]
    assert [t.counts for t in found.findings.tallies] == [(3, 2, 0), (0, 0, 5)]  # rows with four answers not counted
    assert found.findings.headline == "The first weak step: Purpose."
    assert found.findings.sentences == (
        "A late step is strong while an early one is weak. "
        "Look at \u201cPurpose\u201d before you build on \u201cEnding\u201d.",
    )
    even = results(sample(Kind.CHECKLIST), [[1, 1, 2, 2]] * 5)
    assert even.findings.headline == "No step is weak: each is at least half in place."


def test_red_amber_and_green_are_counted_per_strand_without_a_score_or_a_total() -> None:
    found = results(sample(Kind.RAG), [[0, 2], [1, 2], [2, 2], [2, DK], [2, 1], [0, 2]])
    (tally,) = found.findings.tallies
    # chairing: 2 red, 1 amber, 3 green; meetings: 1 amber, 4 green; 7 of 11 = 63.6 percent
    assert (tally.counts, tally.percent) == ((2, 2, 7), 64)
    assert (found.sections[0].score, found.findings.overall) == (None, None)
    assert found.headline == "64 % of all answers are green."
    assert [item.tag for item in found.sections[0].items] == ["Board", "Daily work"]


def strands(*titles: str) -> Instrument:
    """The small red-amber-green list once for each title."""
    one = sample(Kind.RAG)
    (section,) = one.sections
    return replace(
        one,
        sections=tuple(
            replace(
                section,
                id=f"s{n}",
                title=Wording({"en": title}),
                items=tuple(replace(item, id=f"{item.id}-{n}") for item in section.items),
            )
            for n, title in enumerate(titles)
        ),
    )


def test_strands_are_named_in_quotes_where_they_lie_clearly_apart() -> None:
    rows = [[2, 2, 0, 0, 2, 0]] * 12
    named = results(strands("1. More than the sum", "2. Style", "Our Aims"), rows)
    assert (
        named.headline == "Most green, 100 %: \u201c1. More than the sum\u201d. Least green, 0 %: \u201c2. Style\u201d."
    )
    shared = results(strands("1. More than the sum", "2. Style", "Our Aims"), [[2, 2, 0, 0, 2, 2]] * 12)
    assert shared.headline == (
        "Most green, 100 %: \u201c1. More than the sum\u201d and \u201cOur Aims\u201d. Least green, 0 %: \u201c2. Style\u201d."
    ), "two share the first place"
    many = results(strands("A", "B", "C", "D", "Style"), [[2, 2] * 4 + [0, 0]] * 12)
    assert many.headline == "Most green, 100 %: 4 strands. Least green, 0 %: \u201cStyle\u201d."
    near = results(strands("A", "B", "C"), [[2, 2, 2, n % 2, 2, 2 * (n > 0)] for n in range(6)])
    assert near.headline.endswith("of all answers are green."), "what chance easily makes is not ranked"


def test_every_no_is_listed_and_parts_that_come_first_lead() -> None:
    rows = [[2, 0, 0], [2, 0, 0], [2, 1, 0], [2, 2, 2], [1, NA, 2], [2, 2, 2]]
    found = results(sample(Kind.YES_NO), rows)
    assert [(p.title, p.no, p.n, p.first) for p in found.findings.priorities] == [
        ("Do we know who decides how it is spent?", 2, 5, True),
        ("Do we tell people what we do?", 3, 6, False),
    ]
    assert found.headline == "1 question has a No from half of us or more."
    assert results(sample(Kind.YES_NO), rows[1:] * 2).headline == "2 questions have a No, but none from half of us."
    assert found.findings.sentences == ("1 question in the parts that come first has a No.",)
    assert results(sample(Kind.YES_NO), [[2, 2, 2]] * 6).headline == "No question has a No."


@pytest.mark.parametrize(
    ("raised", "mean", "headline"),
    [
        # forming is 3.0 for everyone; each raised person says 4 to one of the two items of performing
        (2, 3.2, "We are between “Getting started” and “Working well”."),  # 3 + 2 x 0.5 / 5: 0.2 apart
        # 0.3 apart is 2.5 standard errors, and 2.8 are needed
        (3, 3.3, "We cannot say which of these stages we see most: “Getting started” and “Working well”."),
        (4, 3.4, "We see ourselves most in this stage: “Working well”."),  # 0.22: four standard errors
    ],
)
def test_the_stage_is_the_highest_mean_where_it_is_clear_or_between_two_that_are_nearer_than_a_quarter(
    raised: int, mean: float, headline: str
) -> None:
    found = results(sample(Kind.STAGES), [[3, 3, 3 + (n < raised), 3] for n in range(5)])
    assert found.headline == headline
    first, second = found.findings.stages
    assert (first.mean, second.mean) == (3.0, mean)
    # nobody sees forming most; people who gave 3 throughout see both the same
    assert (first.placed, second.placed, found.findings.between) == (0, raised, 5 - raised)
    assert found.main_points == ()


def test_no_stage_is_named_where_one_cannot_be_shown_or_only_one_was_asked_about() -> None:
    few: Rows = [[3, DK, 4, 4]] * 3 + [[DK, DK, 4, 4]] * 3
    assert results(sample(Kind.STAGES), few).headline == "There are too few answers to find a stage."
    one = replace(sample(Kind.STAGES), sections=sample(Kind.STAGES).sections[:1])
    assert results(one, [[3, 3]] * 5).headline == "Only one stage was asked about, so none can be found."


def test_of_many_stages_that_may_be_it_only_their_number_is_told() -> None:
    """2.8, 2.7 and 2.8, and two more than a quarter below that one cannot tell from these."""
    three = three_stages()
    more = [
        replace(
            three.sections[2],
            id=f"more-{n}",
            items=tuple(replace(i, id=f"{i.id}-{n}") for i in three.sections[2].items),
        )
        for n in (1, 2)
    ]
    rows: Rows = [
        [4, 4, 1, 1, 4, 4, 1, 1, 2, 2],
        [1, 1, 4, 4, 1, 1, 4, 4, 2, 2],
        [4, 4, 1, 1, 1, 1, 4, 4, 2, 2],
        [1, 1, 4, 4, 4, 4, 1, 1, 2, 3],
        [4, 4, 4, 4, 4, 4, 1, 1, 2, 2],
        [3, 3, 2, 2, 3, 3, 2, 2, 2, 2],
    ]
    found = results(replace(three, sections=(*three.sections, *more)), rows)
    assert found.headline == "We cannot say which stage we see most: it may be one of 5."


def test_what_cannot_be_shown_is_in_nothing_that_is_said_of_all() -> None:
    """Each headline about all, the other way round where the fewer than five answers to one of them are not shown."""
    hidden: list[Answer] = [2, 2, DK, DK]
    weak = results(sample(Kind.CHECKLIST), [[DK, DK, 0, 0]] * 5).headline
    assert weak == "The first weak step of those that can be shown: Ending."
    assert results(sample(Kind.CHECKLIST), [[0, 0, DK, DK]] * 5).headline == "The first weak step: Purpose."
    assert results(sample(Kind.CHECKLIST), [hidden] * 5).headline == (
        "No step that can be shown is weak: each of them is at least half in place."
    )
    three = strands("A", "B", "C")
    assert results(three, [[2, 2, 0, 0, DK, DK]] * 12).headline == (
        "Of the strands that can be shown, most green, 100 %: “A”. Least green, 0 %: “B”."
    )
    near: Rows = [[2, 2, 2, n % 2, 2, DK] for n in range(6)]
    assert results(three, near).headline == "80 % of the answers that can be shown are green."
    two_goals = with_goals(sample(Kind.GOALS), ["Ten homes by May", "A new chair by June"])
    assert results(two_goals, [[2] * 10] * 5).headline == "“Ready”: 2 of 2 goals."
    one_goal = with_goals(sample(Kind.GOALS), ["Ten homes by May", "A new chair by June", "Rules by July"])
    assert results(one_goal, [[2] * 10 + [DK] * 5] * 5).headline == "“Ready”: 2 of the 2 goals that can be shown."
    risks: Rows = [[DK, 5, 2, 1, 2, 4]] * 3 + [[5, 5, 2, 2, 2, 4]] * 2
    assert results(sample(Kind.RISK_GRID), risks).headline == (
        "The greatest risk of those that can be shown: “Losing our purpose”."
    )
    assert results(sample(Kind.YES_NO), [[2, 2, DK]] * 6).headline == "No question that can be shown has a No."
    assert results(sample(Kind.YES_NO), [[DK, DK, DK]] * 6).headline != "No question has a No."


def three_stages() -> Instrument:
    """The small questionnaire with a third stage of two statements after the other two."""
    two = sample(Kind.STAGES)
    last = two.sections[1]
    items = tuple(replace(item, id=f"{item.id}-new") for item in last.items)
    title = Wording({"en": "Starting anew"})
    return replace(two, sections=(*two.sections, replace(last, id="anew", title=title, items=items)))


@pytest.mark.parametrize(
    ("answers", "headline"),
    [
        ([4, 4, 4, 4, 2, 2], "We are between “Getting started” and “Working well”."),
        ([2, 2, 4, 4, 4, 4], "We are between “Working well” and “Starting anew”."),
        ([4, 4, 2, 2, 4, 4], "We see these stages about equally often: \u201cGetting started\u201d and "
                             "\u201cStarting anew\u201d."),
        ([4, 4, 4, 4, 4, 4], "We see these stages about equally often: \u201cGetting started\u201d, "
                             "\u201cWorking well\u201d and \u201cStarting anew\u201d."),
        ([2, 2, 2, 2, 4, 4], "We see ourselves most in this stage: “Starting anew”."),
    ],
)  # fmt: skip
def test_between_is_said_of_neighbouring_stages_only(answers: list[Answer], headline: str) -> None:
    assert results(three_stages(), [answers] * 5).headline == headline


def test_stages_exactly_a_quarter_apart_are_not_said_to_be_between() -> None:
    rows = [[3, 3, 3, 3]] * 4 + [[3, 3, 4, 4]] * 1 + [[3, 3, 3, 4]] * 1
    # six people: performing (4 x 3 + 4 + 3.5) / 6 = 3.25
    found = results(sample(Kind.STAGES), rows)
    assert found.headline == "We cannot say which of these stages we see most: “Getting started” and “Working well”."


def test_where_too_few_people_have_every_stage_nobody_is_placed() -> None:
    rows: Rows = [[3, 3, 4, 4]] * 4 + [[3, 3, DK, DK], [DK, DK, 4, 4]]
    found = results(sample(Kind.STAGES), rows)
    assert [stage.mean for stage in found.findings.stages] == [3.0, 4.0]
    assert [stage.placed for stage in found.findings.stages] == [None, None]
    assert found.findings.between is None


def test_a_risk_is_the_mean_of_each_persons_product_and_views_apart_are_named() -> None:
    rows: Rows = [
        # exit: likely, bad, hold | drift: likely, bad, hold
        [5, 5, 2, 1, 2, 4],  # 25, 2
        [4, 4, 2, 2, 2, 4],  # 16, 4
        [5, 4, 1, 1, 1, 5],  # 20, 1
        [4, 5, 2, 2, 1, 4],  # 20, 2
        [2, 2, 3, 1, 2, 4],  # 4, 2
        [DK, 5, 2, 2, DK, 4],  # not among them
    ]
    found = results(sample(Kind.RISK_GRID), rows)
    assert (found.headline, found.sections[0].score) == ("The greatest risk we see: “A partner leaves”.", None)
    exit_, drift = found.findings.risks
    # exit: (25 + 16 + 20 + 20 + 4) / 5 = 85 / 5 = 17: not 4.0 x 4.2
    assert (exit_.title, exit_.n, exit_.score, exit_.band and exit_.band.code) == ("A partner leaves", 5, 17.0, "S")
    assert (exit_.likelihood, exit_.impact, exit_.control) == (4.0, 4.2, 2.0)
    assert exit_.apart == "", "one person beside four who are near to one another makes no difference of views"
    # drift: 11 / 5 = 2.2
    assert (drift.score, drift.band and drift.band.code, drift.apart) == (2.2, "L", "")


def test_views_on_a_risk_differ_where_the_word_beside_it_does_not_say_that_they_are_near() -> None:
    rows: Rows = [[5, 5, 2, 1, 2, 4]] * 3 + [[2, 3, 3, 1, 2, 4]] * 2
    exit_, drift = results(sample(Kind.RISK_GRID), rows).findings.risks
    likely = results(sample(Kind.RISK_GRID), rows).sections[0].items[0]
    assert likely.spread in (Spread.MIXED, Spread.SPLIT)
    assert exit_.apart.startswith("How likely: from Unlikely to Very likely")
    assert drift.apart == ""


def test_a_statement_that_is_marked_split_is_named_where_views_differ_in_every_kind() -> None:
    """Stages are no news, and neither is what is wanted: a page said that no statement splits us beside one marked so."""
    seen = 0
    for kind in Kind:
        found = made_up(kind)
        marked = [item.item_id for s in found.sections for item in s.items if item.spread is Spread.SPLIT]
        assert sorted(item.item_id for _section, item in split_statements(found.sections)) == sorted(marked)
        seen += bool(marked) and kind is Kind.STAGES
    assert seen


def test_risks_that_are_equally_great_are_all_named() -> None:
    found = results(sample(Kind.RISK_GRID), [[4, 4, 2, 4, 4, 2]] * 5)
    names = " and ".join(f"“{risk.title}”" for risk in found.findings.risks)
    assert found.headline == f"The greatest risks we see: {names}."


@pytest.mark.parametrize(
    ("product", "code"),
    [("1", "L"), ("4.99", "L"), ("5", "M"), ("9.99", "M"), ("10", "H"), ("16.99", "H"), ("17", "S"), ("25", "S")],
)
def test_edges_of_the_risk_bands(product: str, code: str) -> None:
    band = sample(Kind.RISK_GRID).band_at(Fraction(product))
    assert band is not None
    assert band.code == code


def a_goal(*rows: Sequence[Answer]) -> RoundResults:
    return results(with_goals(sample(Kind.GOALS), ["Ten more homes by May"]), rows)


def test_a_goal_has_points_of_ten_and_any_no_caps_it() -> None:
    ready = a_goal(*[[2, 2, 2, 2, 1]] * 5).findings.goals[0]
    assert (ready.title, ready.points, ready.most, ready.band and ready.band.code) == (
        "Ten more homes by May", 9.0, 10, "A",
    )  # fmt: skip
    rows = [[2, 2, 2, 2, 2]] * 9 + [[2, 2, 2, 2, 0]]
    capped = a_goal(*rows).findings.goals[0]
    # (9 x 10 + 8) / 10 = 9.8 would be ready, but one person said No to the last row
    assert (capped.points, capped.band and capped.band.code, capped.capped) == (10.0, "B", ("Has a date",))
    low = a_goal(*[[1, 1, 1, 1, 0]] * 5).findings.goals[0]
    assert (low.points, low.band and low.band.code) == (4.0, "C")  # a cap never lifts


def test_no_goal_is_called_ready_where_the_answers_do_not_say_so() -> None:
    """Nine of ten points from those who know, but most people cannot say one row."""
    unknown = a_goal(*[[2, 2, 2, 2, 2]] * 5, *[[2, 2, 2, 2, DK]] * 7)
    (section,), (goal,) = unknown.sections, unknown.findings.goals
    assert (goal.points, goal.band, section.band) == (10.0, None, None)
    assert section.verdict is Verdict.MOSTLY
    assert section.band_note == ("It is not called “Ready”: its points alone would say so, but the answers do not.")
    (chart,) = kind_charts(unknown)
    assert chart.notes == (f"“Ten more homes by May”: {section.band_note}",)
    assert "Ready" not in unknown.headline
    assert goal_words(goal) == "10 of 10"
    both = with_goals(sample(Kind.GOALS), ["Ten homes by May", "A new chair by June"])
    rows = [[2] * 10] * 5 + [[2] * 9 + [DK]] * 7
    assert results(both, rows).headline == "“Ready”: 1 of 2 goals."
    low = a_goal(*[[1, 1, 1, 1, DK]] * 7, *[[1, 1, 1, 1, 1]] * 5).findings.goals[0]
    assert (low.band and low.band.code) == "C", "what is to do is said of any answers"


@pytest.mark.parametrize(("points", "code"), [("0", "C"), ("5.99", "C"), ("6", "B"), ("8.99", "B"), ("9", "A")])
def test_edges_of_the_goal_bands(points: str, code: str) -> None:
    band = sample(Kind.GOALS).band_at(Fraction(points) * 10)
    assert band is not None
    assert band.code == code


PARTNERS = (Organisation("a", "Aster"), Organisation("b", "Briar"), Organisation("c", "Clover"))


Cells = tuple[Rows, list[str]]
"""What people say, and the organisation of each."""

FOUR_PEOPLE: Cells = (
    [
        # about Aster now, wanted | about Briar now, wanted | about Clover now, wanted
        [None, None, 5, 5, 2, 3],  # Aster
        [None, None, 4, 4, 3, 3],  # Aster, a second person
        [2, 4, None, None, 1, 1],  # Briar
        [3, 3, 3, 4, None, None],  # Clover
    ],
    ["a", "a", "b", "c"],
)


def a_map(said: Cells = FOUR_PEOPLE) -> RoundResults:
    instrument = with_organisations(sample(Kind.PARTNER_MAP), PARTNERS)
    groups = tuple(RaterGroup(one.id, one.name, one.name, 1) for one in PARTNERS)
    found = release(closed(instrument, groups), "Harbour", False, people(instrument, *said))
    assert isinstance(found, RoundResults)
    return found


def test_the_partner_map_keeps_directions_means_people_of_one_organisation_and_flags_pairs_that_differ() -> None:
    found = a_map().findings
    says = {(link.rater, link.rated): (link.now, link.wanted, link.n) for link in found.links}
    assert says == {
        ("a", "b"): (4.5, 4.5, 2),
        ("a", "c"): (2.5, 3.0, 2),
        ("b", "a"): (2.0, 4.0, 1),
        ("b", "c"): (1.0, 1.0, 1),
        ("c", "a"): (3.0, 3.0, 1),
        ("c", "b"): (3.0, 4.0, 1),
    }
    assert [(one.higher, one.lower, one.gap) for one in found.mismatches] == [("a", "b", 2.5), ("c", "b", 2.0)]
    assert a_map().headline == "2 pairs of organisations see their work together differently."


@pytest.mark.parametrize(
    ("said", "headline"),
    [
        (
            [[None, None, 5, 5, None, None], [3, 4, None, None, None, None]],
            "1 pair of organisations sees its work together differently.",
        ),
        (
            [[None, None, 5, 5, None, None], [4, 4, None, None, None, None]],
            "No two organisations see their work together very differently.",
        ),
        (
            [[None, None, 5, 5, None, None], [None, 4, None, None, None, None]],
            "No two organisations have both said how they see their work together.",
        ),
        ([[None] * 6, [None] * 6], "Nobody has said anything about another organisation yet."),
    ],
)
def test_the_headline_of_a_partner_map(said: Rows, headline: str) -> None:
    assert a_map((said, ["a", "b"])).headline == headline


def test_a_partner_map_is_shown_by_consent_and_written_into_the_ledger_cell_by_cell() -> None:
    found = a_map()
    assert found.answered == 4  # below the usual limit of five
    assert ("link.now.b", frozenset({"r0", "r1"})) in found.sets
    assert ("link.now.b", frozenset({"r3"})) in found.sets


def test_figures_of_a_kind_pass_the_gate_like_all_others() -> None:
    instrument = sample(Kind.RISK_GRID)
    rows = [[4, 4, 2, 2, 2, 4]] * 6
    round_ = closed(instrument)
    everyone = people(instrument, rows)
    first = release(round_, "Harbour", False, everyone)
    assert isinstance(first, RoundResults)
    assert ("exit", frozenset(r.id for r in everyone)) in first.sets
    ledger = [Issue("i", "r", 1, date(2026, 5, 1), "screen", first.sets)]
    without = release(round_, "Harbour", False, everyone[:-1], ledger)  # one person less: their product would be left
    assert isinstance(without, Withheld)
    assert "exit" in str(without.facts)


@pytest.mark.parametrize("kind", [Kind.STAGES, Kind.RISK_GRID, Kind.CHECKLIST, Kind.RAG, Kind.YES_NO, Kind.RUBRIC])
def test_nothing_of_a_kind_is_shown_below_the_limit(kind: Kind) -> None:
    instrument = sample(kind)
    middle = [instrument.scale_of(item).values[1] for item in instrument.items]
    found = release(closed(instrument), "Harbour", False, people(instrument, [middle] * 4))
    assert isinstance(found, Withheld)
    assert found.code == "too_few"
