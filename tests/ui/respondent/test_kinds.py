"""Each kind of questionnaire answered in the real window, card by card, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator_app import instruments
from facilitator_app.domain.filling import with_member
from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.response import Outside
from facilitator_app.domain.round import Round
from facilitator_app.ui.respondent.flow import Flow
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.pages import Screen
from facilitator_app.ui.respondent.person import How
from facilitator_app.ui.respondent.rehearsal import with_examples
from facilitator_app.ui.respondent.views.check import CheckPage
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.widgets import TextLabel

FOLDER = Path(__file__).parents[2] / "instruments" / "kinds"


def sample(kind: Kind) -> Instrument:
    return with_examples(instruments.load(FOLDER / f"{kind}.toml"))


def shown(page: object) -> list[str]:
    return [label.text() for label in page.findChildren(TextLabel)]  # type: ignore[attr-defined]


def to_first_question(flow: Flow) -> None:
    flow.ready()
    flow.carry_on()
    flow.choose_how(How.ALONE)
    flow.accept()
    while flow.page.screen is not Screen.QUESTION:
        flow.carry_on()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_question_of_each_kind_is_answered_by_a_press_and_comes_back_in_the_last_look(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode], kind: Kind
) -> None:
    mode = make_mode(make_round(instrument=sample(kind)).id)
    flow = mode.flow
    mode._do(lambda: to_first_question(flow))
    asked = [item.id for item in flow.instrument.items]
    for n, place in enumerate(asked):
        while flow.page.screen is Screen.PART:
            mode._do(flow.carry_on)
        page = mode._page
        assert isinstance(page, QuestionPage)
        assert flow.page.place == place
        page.choices.options[n % len(page.choices.options)].click()
        assert flow.answer_of(place) is not None
        mode._do(flow.carry_on)
    assert flow.left_out() == 0
    while flow.page.screen is not Screen.CHECK:
        mode._do(flow.carry_on)
    assert isinstance(mode._page, CheckPage)
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
        (Kind.SURVEY, [None] * 7),
    ],
)
def test_answers_have_shapes_beside_their_words(
    make_round: Callable[..., Round],
    make_mode: Callable[..., RespondentMode],
    kind: Kind,
    shapes: list[str | None],
) -> None:
    mode = make_mode(make_round(instrument=sample(kind)).id)
    mode._do(lambda: to_first_question(mode.flow))
    page = mode._page
    assert isinstance(page, QuestionPage)
    assert [option._text.shape for option in page.choices.options] == shapes
    assert all(option.words for option in page.choices.options)


def test_people_are_told_that_a_partner_map_shows_who_said_what_and_skip_their_own_organisation(
    make_round: Callable[..., Round], make_mode: Callable[..., RespondentMode]
) -> None:
    groups = (RaterGroup("a", "Riverside Trust", "Riverside Trust", 1), RaterGroup("b", "Hill", "Hill", 1))
    round_ = make_round(instrument=sample(Kind.PARTNER_MAP), groups=groups)
    mode = make_mode(round_.id, group_id="a")
    mode._do(mode.flow.ready)
    mode._do(mode.flow.carry_on)
    mode._do(lambda: mode.flow.choose_how(How.ALONE))
    said = " ".join(shown(mode._page))
    assert "The results show what each organisation said" in said
    assert "never show one person" not in said
    assert "mix up" not in said
    assert [item.about for item in mode.flow.instrument.items] == ["b", "b"]
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
