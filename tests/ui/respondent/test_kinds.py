"""Each kind of questionnaire answered in the real window, card by card, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator_app import instruments
from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.response import Outside
from facilitator_app.domain.round import CommentRule, Round
from facilitator_app.domain.template import with_goals, with_member
from facilitator_app.ui.respondent.flow import AnsweringFlow
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.person import AssistanceMode
from facilitator_app.ui.respondent.rehearsal import with_examples
from facilitator_app.ui.respondent.views.check import LastLookPage
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.widgets import TextLabel

FOLDER = Path(__file__).parents[2] / "instruments" / "kinds"


def sample(kind: Kind) -> Instrument:
    return with_examples(instruments.load(FOLDER / f"{kind}.toml"))


def shown(page: object) -> list[str]:
    return [label.text() for label in page.findChildren(TextLabel)]  # type: ignore[attr-defined]


def to_screen(flow: AnsweringFlow, screen: PageKind) -> None:
    """To the first page of this kind, from the first page or from where one is."""
    if flow.seat is None:
        flow.ready()
        flow.carry_on()
        flow.choose_how(AssistanceMode.ALONE)
        if screen is PageKind.BEFORE:
            return
        flow.accept()
    while flow.page.screen is not screen:
        flow.carry_on()


def to_first_question(flow: AnsweringFlow) -> None:
    to_screen(flow, PageKind.QUESTION)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_question_of_each_kind_is_answered_by_a_press_and_comes_back_in_the_last_look(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode], kind: Kind
) -> None:
    mode = make_mode(make_round(instrument=sample(kind)).id)
    flow = mode.flow
    mode._do(lambda: to_first_question(flow))
    if kind is not Kind.PARTNER_MAP:  # see below: there it depends on the organisation
        assert flow.asked() == flow.round.instrument.asked(), "set-up and the seat say the same"
    asked = [item.id for item in flow.instrument.items]
    for n, item_id in enumerate(asked):
        while flow.page.screen is PageKind.PART:
            mode._do(flow.carry_on)
        page = mode._page
        assert isinstance(page, QuestionPage)
        assert flow.page.key == item_id
        page.choices.options[n % len(page.choices.options)].click()
        assert flow.answer_of(item_id) is not None
        mode._do(flow.carry_on)
    assert all(flow.answer_of(item_id) is not None for item_id in asked)
    while flow.page.screen is not PageKind.CHECK:
        mode._do(flow.carry_on)
    assert isinstance(mode._page, LastLookPage)
    assert flow.seat is not None
    kept = flow.seat.response.answers
    assert list(kept) == asked
    for item in flow.instrument.items:
        answer = kept[item.id]
        assert isinstance(answer, Outside) or answer in flow.instrument.scale_of(item).values


def test_a_rubric_asks_now_and_then_wanted_with_what_each_level_looks_like(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode]
) -> None:
    mode = make_mode(make_round(instrument=sample(Kind.RUBRIC)).id)
    mode._do(lambda: to_first_question(mode.flow))
    page = mode._page
    assert isinstance(page, QuestionPage)
    assert page.title_label.text() == "Shared goals"
    assert "Where are we now?" in shown(page)
    assert [option.words for option in page.choices.options][:3] == ["Active", "Growing", "Starting"]
    assert page.choices.options[0].detail == "We work to goals that we set together."
    assert page.comment_button.text() == "What would we show a visitor?"
    assert page.spoken()[:2] == ("Shared goals Where are we now?", "Active We work to goals that we set together.")
    mode._do(mode.flow.carry_on)
    page = mode._page
    assert page is not None
    assert (page.title_label.text(), "Where do we want to be in a year?" in shown(page)) == ("Shared goals", True)


@pytest.mark.parametrize(
    ("kind", "shapes"),
    [
        (Kind.CHECKLIST, ["box_tick", "box_half", "box_empty", None, None]),
        (Kind.RAG, ["circle", "triangle", "square", None]),
        (Kind.YES_NO, ["box_tick", "box_half", "cross", None, None]),
        (Kind.GOALS, ["box_tick", "box_half", "cross", None]),
        (Kind.SURVEY, [None] * 7),
    ],
)
def test_answers_have_shapes_beside_their_words(
    make_round: Callable[..., Round],
    make_mode: Callable[..., RespondentMode],
    kind: Kind,
    shapes: list[str | None],
) -> None:
    """On the practice question as well, so that it is practice for what comes."""
    mode = make_mode(make_round(instrument=sample(kind)).id)
    for screen in (PageKind.PRACTICE, PageKind.QUESTION):
        mode._do(lambda screen=screen: to_screen(mode.flow, screen))  # type: ignore[misc]
        page = mode._page
        assert isinstance(page, QuestionPage)
        assert [option.shape for option in page.choices.options] == shapes
        assert all(option.words for option in page.choices.options)


def test_people_are_told_that_a_partner_map_shows_who_said_what_and_skip_their_own_organisation(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode]
) -> None:
    groups = (RaterGroup("a", "Riverside Trust", "Riverside Trust", 1), RaterGroup("b", "Hill", "Hill", 1))
    round_ = make_round(instrument=sample(Kind.PARTNER_MAP), groups=groups)
    mode = make_mode(round_.id, group_id="a")
    mode._do(mode.flow.ready)
    mode._do(mode.flow.carry_on)
    mode._do(lambda: mode.flow.choose_how(AssistanceMode.ALONE))
    said = " ".join(shown(mode._page))
    assert "The results show what each organisation said" in said
    assert "never show one person" not in said
    assert "mix up" not in said
    assert [item.about for item in mode.flow.instrument.items] == ["b", "b"]
    assert mode.flow.asked() == round_.instrument.asked()
    mode._do(lambda: mode.flow.choose_group("b"))
    assert [item.about for item in mode.flow.instrument.items] == ["a", "a"]


def test_words_of_the_file_stand_for_not_seen(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode]
) -> None:
    mode = make_mode(make_round(instrument=with_member(sample(Kind.MULTI_RATER), "Sam")).id)
    mode._do(lambda: to_first_question(mode.flow))
    page = mode._page
    assert isinstance(page, QuestionPage)
    assert page.choices.options[-1].words == "I have not seen this"
    assert page.title_label.text() == "Sam tells others what they need to know."


@pytest.mark.parametrize(
    ("instrument_id", "statement"),
    [
        ("six-principle-profile", "We meet in the morning."),  # "Agree a lot"
        ("climate-check", "We meet in the morning."),
        ("partner-map", "Press any of these answers."),  # "One team"
        ("joint-risk", "Press any of these answers."),  # "Very strong"
        ("seven-strand-health-check", "Press any of these answers."),  # "Green"
        ("synergy-check", "Press any of these answers."),  # "Extremely well"
    ],
)
@pytest.mark.parametrize("easy", [False, True])
def test_the_practice_question_fits_its_answers(
    make_mode: Callable[..., RespondentMode], instrument_id: str, statement: str, easy: bool
) -> None:
    mode = make_mode("", instrument_id=instrument_id, easy=easy)
    mode._do(lambda: to_screen(mode.flow, PageKind.PRACTICE))
    assert mode.page.title_label.text() == statement


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (Kind.SURVEY, "We want to know how well this group works together."),
        (Kind.RUBRIC, "We want to know how well this group works together."),
        (Kind.RAG, "We want to know how well this group works together."),
        (Kind.CHECKLIST, "We want to know what this group has done and what is still to do."),
        (Kind.YES_NO, "We want to know how well this group is run."),
        (Kind.PARTNER_MAP, "We want to know how closely each organisation works with the others."),
        (Kind.STAGES, "We want to know what it is like to work in this group now."),
        (Kind.RISK_GRID, "We want to know what could go wrong for us all."),
        (Kind.GOALS, "We want to know how clear our goals are."),
    ],
)
def test_people_are_told_what_each_kind_wants_to_know(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode], kind: Kind, wanted: str
) -> None:
    instrument = sample(kind)
    mode = make_mode(make_round(instrument=instrument).id)
    mode._do(lambda: to_screen(mode.flow, PageKind.BEFORE))
    takes = f"{instrument.minutes} minute" + ("s" if instrument.minutes > 1 else "")
    said = shown(mode._page)
    assert f"{wanted} It takes about {takes}." in said
    assert sum(line.startswith("We want to") for line in said) == 1


def test_the_goal_is_in_view_on_its_questions_and_where_one_writes_about_it(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode], settle: Callable[[], None]
) -> None:
    goals = ("Ten families move home by May", "Everybody has a named worker")
    instrument = with_goals(instruments.load(FOLDER / "goals.toml"), goals)
    mode = make_mode(make_round(instrument=instrument).id)
    mode._do(lambda: to_first_question(mode.flow))
    page = mode._page
    assert isinstance(page, QuestionPage)
    assert page.where_label.text() == "Part 1 of 2. Question 1 of 5"
    assert "The goal: Ten families move home by May" in shown(page)
    assert page.spoken()[0] == "It says exactly what will change. The goal: Ten families move home by May"
    while mode.flow.page.section == 0:
        mode._do(mode.flow.carry_on)
    while mode.flow.page.screen is not PageKind.QUESTION:
        mode._do(mode.flow.carry_on)
    mode._do(mode.flow.add_comment)
    assert shown(mode._page).index("The goal: Everybody has a named worker") < shown(mode._page).index(
        "It says exactly what will change."
    )
    settle()
    assert mode.page.area.verticalScrollBar().maximum() == 0


def test_one_goal_is_no_part_one_of_one(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode]
) -> None:
    instrument = with_goals(instruments.load(FOLDER / "goals.toml"), ["Ten families move home by May"])
    mode = make_mode(make_round(instrument=instrument).id)
    mode._do(lambda: to_screen(mode.flow, PageKind.PART))
    assert mode.page.title_label.text() == "Ten families move home by May"
    mode._do(mode.flow.carry_on)
    assert mode.page.where_label.text() == "Question 1 of 5"


def test_where_there_is_one_part_its_number_is_left_out_and_the_purpose_is_not_shown(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode]
) -> None:
    instrument = sample(Kind.STAGES)
    mode = make_mode(make_round(instrument=instrument).id)
    mode._do(lambda: to_screen(mode.flow, PageKind.PART))
    page = mode.page
    assert page.title_label.text() == instrument.title.text()
    assert instrument.purpose.text() not in shown(page)
    assert page.spoken() == (instrument.title.text(), "It has 4 questions.")
    mode._do(mode.flow.carry_on)
    assert mode.page.where_label.text() == f"{instrument.title}. Question 1 of 4"
    while mode.flow.page.screen is not PageKind.CHECK:
        mode._do(mode.flow.carry_on)
    assert instrument.title.text() in shown(mode._page)
    assert not any("1 of 1" in line for line in shown(mode._page))


@pytest.mark.parametrize("rule", [CommentRule.SHOW, CommentRule.FACILITATOR_ONLY])
def test_more_about_a_partner_map_speaks_of_the_results_only(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode], rule: CommentRule
) -> None:
    mode = make_mode(make_round(instrument=sample(Kind.PARTNER_MAP), comments=rule).id)
    mode._do(lambda: to_screen(mode.flow, PageKind.BEFORE))
    mode._do(mode.flow.tell_more)
    said = shown(mode._page)
    after = said[said.index("The results show what each organisation said. Your answers here are not hidden.") + 1]
    assert after.startswith("The results also show some words that people wrote") == (rule is CommentRule.SHOW)
    assert not any(line.startswith("It shows") for line in said)
