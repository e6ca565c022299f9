"""One small file of each kind: read whole, kept whole by a round, filled at set-up; and what each kind must not lack."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from facilitator_app import instruments
from facilitator_app.domain.instrument import Basis, Each, Instrument, Kind, Report, Side, half_up
from facilitator_app.domain.partnership import Organisation
from facilitator_app.domain.template import (
    goals_of,
    groups_of_organisations,
    organisations_of,
    with_goals,
    with_member,
    with_organisations,
)
from facilitator_app.store import codec

Write = Callable[[str | bytes], Path]
FOLDER = Path(__file__).parent / "kinds"


def text_of(kind: Kind) -> str:
    return (FOLDER / f"{kind}.toml").read_text("utf-8")


def sample(kind: Kind) -> Instrument:
    return instruments.load(FOLDER / f"{kind}.toml")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_file_of_each_kind_is_read_and_kept_by_a_round(kind: Kind) -> None:
    assert instruments.check(FOLDER / f"{kind}.toml") == ()
    instrument = sample(kind)
    assert instrument.kind is kind
    assert codec.instrument_from_text(codec.instrument_to_text(instrument)) == instrument


def test_rows_are_asked_once_for_each_aspect_and_scored_once() -> None:
    rubric = sample(Kind.RUBRIC)
    assert [item.id for item in rubric.items] == [
        "aims-shared.now", "aims-shared.wanted",
        "trust-know.now", "trust-know.wanted", "trust-open.now", "trust-open.wanted",
    ]  # fmt: skip
    aims = rubric.sections[0]
    assert [item.side for item in aims.scored_items] == [Side.NOW]
    assert [len(row) for row in rubric.sections[1].rows] == [2, 2]
    aspect = rubric.aspect_of(aims.items[1])
    assert aspect is not None
    assert aspect.question.text() == "Where do we want to be in a year?"
    low = rubric.scale_of(aims.items[0]).points[0]
    assert low.description is not None
    assert (low.label.text(), low.description.text("en", easy=True)) == ("Starting", "We all want other things.")
    assert rubric.evidence is not None
    assert rubric.evidence.text() == "What would we show a visitor?"


def test_aspects_have_scales_and_directions_of_their_own() -> None:
    risks = sample(Kind.RISK_GRID)
    likely, bad, hold = risks.sections[0].rows[0]
    assert [risks.scale_of(item).high for item in (likely, bad, hold)] == [5, 5, 5]
    assert risks.scale_of(likely).label(5).text() == "Very likely"
    assert risks.scale_of(hold) == risks.scale
    assert risks.sections[0].report is Report.COUNTS  # a mean of likelihood alone says nothing
    assert (likely.reverse, bad.reverse, hold.reverse) == (True, True, False)
    assert [band.code for at in (1, 4.9, 5, 9.9, 10, 16.9, 17, 25) if (band := risks.band_at(at))] == list("LLMMHHSS")


def test_scoring_weights_scales_and_counts_are_read() -> None:
    survey = sample(Kind.SURVEY)
    assert (survey.scoring.basis, survey.scoring.overall) == (Basis.PERCENT, True)
    assert survey.weighting is not None
    assert survey.weighting.choices == (Decimal("0.5"), Decimal(1), Decimal("1.5"), Decimal(2))
    gains = survey.sections[2]
    assert gains.report is Report.COUNTS
    assert gains.scored_items == ()
    assert survey.scale_of(gains.items[0]).values == (0, 1)
    # 1.4 of 4 is 35 percent, 2.6 of 4 is 65 percent: the upper edges belong to the lower band
    means = (0.0, 1.4, Fraction(141, 100), 2.6, Fraction(261, 100), 4.0)
    assert [band.code for at in means if (band := survey.band_of(at))] == list("112233")


def test_figures_are_rounded_half_up_before_bands_are_looked_up_only_where_the_file_says_so(file: Write) -> None:
    text = text_of(Kind.SURVEY).replace("overall = true ", "decimals = 0\noverall = true ")
    rounded = instruments.load(file(text))
    assert [band.code for at in ("35.49", "35.5") if (band := rounded.band_at(Fraction(at)))] == ["1", "2"]
    assert [band.code for at in ("35", "35.01") if (band := sample(Kind.SURVEY).band_at(Fraction(at)))] == ["1", "2"]
    assert [half_up(Fraction(at), 1) for at in ("3.95", "3.94", "4.05")] == [4, Fraction("3.9"), Fraction("4.1")]


def test_stages_are_asked_in_mixed_order_without_their_titles() -> None:
    stages = sample(Kind.STAGES)
    asked = stages.asked_of("g1")
    assert [section.title for section in asked.sections] == [stages.title]
    assert [section.about.text() for section in asked.sections] == [""]  # the purpose is for facilitators
    assert [item.id for item in asked.items] == [
        "forming-polite", "performing-solve", "forming-roles", "performing-lead",
    ]  # fmt: skip


def test_goals_fill_the_pattern_and_are_found_again() -> None:
    pattern = sample(Kind.GOALS)
    assert pattern.needs is Each.GOAL
    goals = ("Half of us {goal} trained by May", "A <b>plan</b>")
    filled = with_goals(pattern, goals)
    assert filled.needs is None
    assert [section.title.text() for section in filled.sections] == list(goals)
    assert [section.id for section in filled.sections] == ["smart.1", "smart.2"]
    assert len({item.id for item in filled.items}) == 10
    assert goals_of(filled, pattern) == goals
    assert filled.minutes == 2 * pattern.minutes
    assert codec.instrument_from_text(codec.instrument_to_text(filled)) == filled


def test_everybody_is_asked_about_each_other_organisation_and_nobody_about_their_own() -> None:
    partners = (Organisation("a", "Aster"), Organisation("b", "Briar"), Organisation("c", "Clover"))
    pattern = sample(Kind.PARTNER_MAP)
    assert pattern.needs is Each.ORGANISATION
    assert pattern.open_book
    filled = with_organisations(pattern, partners)
    assert filled.needs is None
    assert [item.id for item in filled.asked_of("a").items] == [
        "link.now.b", "link.wanted.b", "link.now.c", "link.wanted.c",
    ]  # fmt: skip
    assert filled.items[0].text.text() == "Your work with Aster"
    assert [row[0].row for row in filled.sections[0].rows] == ["link.a", "link.b", "link.c"]
    assert organisations_of(filled) == ("a", "b", "c")
    groups = groups_of_organisations(partners, {"b": 3})
    assert [(group.id, group.name, group.asked) for group in groups] == [
        ("a", "Aster", 1), ("b", "Briar", 3), ("c", "Clover", 1),
    ]  # fmt: skip


def test_a_member_has_a_name_in_the_questions() -> None:
    filled = with_member(sample(Kind.MULTI_RATER), "Ana")
    assert filled.needs is None
    assert filled.items[0].text.text("en", easy=True) == "Ana tells us things."
    outside = filled.scale.not_applicable_label
    assert outside is not None
    assert outside.text() == "I have not seen this"


BREAKS = [
    (Kind.SURVEY, 'report = "counts"', 'report = "ticks"', "choice", "sections[3].report"),
    (Kind.SURVEY, 'report = "counts"', "", "section_scale", "sections[3].scale"),
    (Kind.SURVEY, 'scale = "tick"', 'scale = "tock"', "scale_name", "sections[3].scale"),
    (Kind.SURVEY, 'basis = "percent"', 'basis = "total"', "choice", "scoring.basis"),
    (Kind.SURVEY, 'basis = "percent"', "", "band_ends", "bands[3]"),
    (Kind.SURVEY, "overall = true", "decimals = 3", "decimals", "scoring.decimals"),
    (Kind.SURVEY, "overall = true", 'cap = "9"', "cap", "scoring.cap"),
    (Kind.SURVEY, "choices = [0.5, 1, 1.5, 2]", "choices = [0, 1]", "weights", "weights.choices"),
    (Kind.SURVEY, "default = 1", "default = 3", "weights", "weights.choices"),
    (Kind.SURVEY, "value = 0, label.en = \"Disagree a lot\"", 'value = -1, label.en = "x"', "percent", "scale.points"),
    (Kind.RUBRIC, '{ en = "Each of us has goals of our own." },', "", "levels", "sections[1].items[1].levels"),
    (Kind.RUBRIC, 'id = "now"', 'id = "likelihood"', "kind_aspect", "aspects[1].id"),
    (Kind.RUBRIC, 'id = "now"', 'id = "then"', "choice", "aspects[1].id"),
    (Kind.RUBRIC, 'id = "now"', 'id = "wanted"', "twice", "aspects[2].id"),
    (Kind.CHECKLIST, '{ value = 0, label.en = "Not yet" },', "", "kind_scale", "scale.points"),
    (Kind.CHECKLIST, 'id = "ending"', 'id = "ending"\neach = "goal"', "kind_each", "sections[2].each"),
    (Kind.PARTNER_MAP, 'each = "organisation"', "", "kind_each", "sections[1]"),
    (Kind.PARTNER_MAP, "Your work with {organisation}", "Your work", "placeholder", "sections[1]"),
    (Kind.PARTNER_MAP, ', description.en = "We do not work with each other."', "", "levels", "sections[1].items[1]"),
    (Kind.RISK_GRID, 'id = "impact"', 'id = "control"', "kind_aspect", "sections[1].aspects"),
    (Kind.RISK_GRID, "up_to = 25", "up_to = 24", "band_ends", "bands[4]"),
    (Kind.GOALS, 'title.en = "{goal}"', 'title.en = "A goal"', "placeholder", "sections[1]"),
    (Kind.STAGES, 'kind = "stages"', 'kind = "rag"', "kind_scale", "scale.points"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "old", "new", "code", "place"), BREAKS)
def test_what_a_kind_cannot_do_without_is_named_with_its_place(
    file: Write, kind: Kind, old: str, new: str, code: str, place: str
) -> None:
    text = text_of(kind)
    assert old in text
    faults = instruments.check(file(text.replace(old, new, 1)))
    assert (code, place) in {(fault.code, fault.location) for fault in faults}


def test_bands_are_refused_where_a_kind_has_none_and_stages_need_two_sections(file: Write) -> None:
    band = '\n[[bands]]\ncode = "A"\ntitle.en = "x"\nmeaning.en = "y"\nfrom = 0\nup_to = 2\n'
    assert "kind_bands" in {fault.code for fault in instruments.check(file(text_of(Kind.RAG) + band))}
    one = text_of(Kind.STAGES).partition('[[sections]]\nid = "performing"')[0]
    assert "kind_sections" in {fault.code for fault in instruments.check(file(one))}
