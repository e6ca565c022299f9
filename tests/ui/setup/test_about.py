"""What a round is about: goals, organisations, a member and weights, from set-up in the real store to a pack."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from builders import PASSPHRASE
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.partnership import Organisation, Partnership
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import RoundState
from facilitator_app.services.workspace import own_instruments
from facilitator_app.ui.routes import (
    PartnershipDetailsRoute,
    SetupAboutRoute,
    SetupPartsRoute,
    SetupPromiseRoute,
    SetupQuestionnaireRoute,
)
from facilitator_app.ui.setup.about_presenter import AboutPresenter
from facilitator_app.ui.setup.about_view import AboutPage
from facilitator_app.ui.setup.parts_presenter import PartsPresenter
from facilitator_app.ui.setup.promise_presenter import PromisePresenter
from facilitator_app.ui.setup.questionnaire_presenter import QuestionnairePresenter
from facilitator_app.ui.theme import Look
from facilitator_app.ui.widgets import Button, QuietButton
from ui.checks import assert_sound
from ui.home.page_checks import said
from ui.setup.bench import LONG, Recorder, RecordingShell, beside_the_rail, draft_in, partnership_in

FOLDER = Path(__file__).parents[2] / "instruments" / "kinds"
IDS = {Kind.GOALS: "small-goals", Kind.PARTNER_MAP: "small-map", Kind.MULTI_RATER: "small-member",
       Kind.SURVEY: "small-survey"}  # fmt: skip


@pytest.fixture
def shelf(shell: RecordingShell) -> RecordingShell:
    """The shell with the small questionnaires of every kind in the facilitator's own folder."""
    folder = own_instruments(shell.workspace.store.path)
    folder.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, folder)
    return shell


def chosen(shell: RecordingShell, kind: Kind) -> Partnership:
    partnership = partnership_in(shell)
    presenter = QuestionnairePresenter(Recorder(), shell, SetupQuestionnaireRoute(partnership.id))
    presenter.choose(IDS[kind])
    return partnership


def about(shell: RecordingShell, partnership: Partnership) -> tuple[Recorder, AboutPresenter]:
    view = Recorder()
    presenter = AboutPresenter(view, shell, SetupAboutRoute(partnership.id))
    presenter.show()
    return view, presenter


def test_goals_are_typed_become_parts_and_go_to_who_is_asked(shelf: RecordingShell) -> None:
    partnership = chosen(shelf, Kind.GOALS)
    assert shelf.screen == "setup_about"  # there are no parts to choose from
    view, presenter = about(shelf, partnership)
    assert view["show_goals"] == ("",) * 5
    presenter.go_on()
    assert view["show_error"] == "There is no goal yet. Type one goal at least."
    assert [p.code for p in shelf.workspace.rounds.problems(presenter.round_id)] == ["about_missing"]
    presenter.type_goal(0, "Ten more homes  by May")
    presenter.type_goal(2, "<b>Better</b> meetings")
    presenter.go_on()
    assert shelf.screen == "setup_groups"
    round_ = shelf.workspace.rounds.get(presenter.round_id)
    assert [s.title.text() for s in round_.instrument.sections] == ["Ten more homes by May", "<b>Better</b> meetings"]
    again, _presenter = about(shelf, partnership)
    assert again["show_goals"] == ("Ten more homes by May", "<b>Better</b> meetings", "", "", "")
    assert shelf.workspace.rounds.problems(round_.id) == ()
    assert shelf.workspace.rounds.start(round_.id).state is RoundState.OPEN
    again_next_time = shelf.workspace.rounds.new_like_last(partnership.id)
    assert again_next_time.instrument.sections == round_.instrument.sections


@pytest.mark.parametrize(
    ("goals", "code"),
    [((), "goals_missing"), ((" ",), "goals_missing"), (("a", "A "), "goals_twice"), (("x" * 151,), "name_long"),
     (tuple("abcdef"), "goals_many")],
)  # fmt: skip
def test_goals_that_cannot_be_used_are_refused_in_words(
    shelf: RecordingShell, goals: tuple[str, ...], code: str
) -> None:
    chosen(shelf, Kind.GOALS)
    with pytest.raises(AppError) as error:
        shelf.workspace.rounds.set_goals(shelf.route.round_id, goals)
    assert error.value.code == code
    assert error.value.do


def test_a_partner_map_goes_from_organisations_to_results_that_name_them(shelf: RecordingShell) -> None:
    partnership = chosen(shelf, Kind.PARTNER_MAP)
    view, presenter = about(shelf, partnership)
    rows, few = view["show_organisations"]
    assert rows == ()
    assert "two organisations or more" in few
    organisations = tuple(Organisation(letter, name) for letter, name in zip("abc", ("Aster", "Briar", "Clover")))
    shelf.workspace.partnerships.set_organisations(partnership.id, organisations)
    view, presenter = about(shelf, partnership)
    presenter.ask("a", 1)
    presenter.go_on()
    assert view["show_missing"].startswith("Fewer than 2 organisations are asked.")
    presenter.ask("b", 1)
    presenter.ask("c", 0)
    presenter.go_on()
    assert shelf.screen == "setup_promise"  # the organisations are the groups
    round_ = shelf.workspace.rounds.get(presenter.round_id)
    assert [(group.id, group.asked) for group in round_.groups] == [("a", 1), ("b", 1)]
    usual = shelf.workspace.partnerships.get(partnership.id).groups
    assert [group.id for group in usual] == [group.id for group in partnership.groups]  # the partnership keeps its own
    promise = Recorder()
    PromisePresenter(promise, shelf, SetupPromiseRoute(partnership.id, round_.id)).show()
    _title, lines = promise["show_preview"]
    assert "The results show what each organisation said. Your answers here are not hidden." in [x.words for x in lines]
    assert shelf.workspace.rounds.problems(round_.id) == ()
    shelf.workspace.rounds.start(round_.id)
    for rater, value in (("a", 5), ("b", 2)):
        seat = shelf.workspace.responding.start(round_.id, rater)
        for item in round_.instrument.asked_of(rater).items:
            seat = shelf.workspace.responding.answer(seat, item.id, value)
        own = next(item for item in round_.instrument.items if item.about == rater)
        with pytest.raises(ValueError, match="not an item"):
            shelf.workspace.responding.answer(seat, own.id, 3)
        shelf.workspace.responding.send(seat)
    shelf.workspace.rounds.close(round_.id, PASSPHRASE)
    found = shelf.workspace.results.of_round(round_.id)
    assert isinstance(found, RoundResults)
    (one,) = found.findings.mismatches
    assert (one.higher, one.lower, one.gap) == ("a", "b", 3.0)
    again = shelf.workspace.rounds.new_like_last(partnership.id)
    assert again.instrument.sections == round_.instrument.sections
    assert again.groups == round_.groups
    shelf.workspace.partnerships.set_organisations(partnership.id, organisations[:1])
    assert shelf.workspace.rounds.new_like_last(partnership.id).instrument.needs is not None


def test_another_questionnaire_after_a_partner_map_has_the_usual_groups(shelf: RecordingShell) -> None:
    partnership = chosen(shelf, Kind.PARTNER_MAP)
    round_id = shelf.route.round_id
    shelf.workspace.partnerships.set_organisations(partnership.id, (Organisation("a", "A"), Organisation("b", "B")))
    shelf.workspace.rounds.set_organisations(round_id, {"a": 2, "b": 2})
    changed = shelf.workspace.rounds.choose_instrument(round_id, IDS[Kind.SURVEY])
    assert changed.groups == partnership.groups


def test_weights_are_agreed_after_the_parts_and_frozen_with_the_round(shelf: RecordingShell) -> None:
    partnership = chosen(shelf, Kind.SURVEY)
    assert shelf.screen == "setup_parts"
    parts = PartsPresenter(Recorder(), shelf, SetupPartsRoute(partnership.id))
    parts.go_on()
    assert shelf.screen == "setup_about"
    view, presenter = about(shelf, partnership)
    rows, choices = view["show_weights"]
    assert [row.chosen for row in rows] == ["1", "1"]
    assert choices[0] == ("0.5", "Counts 0.5 times")
    presenter.weigh("need", "2")
    parts.choose("gains", False)  # leaving a part out keeps the weight
    assert [s.weight for s in presenter.round.instrument.sections] == [Decimal(2), Decimal(1)]
    with pytest.raises(ValueError, match="not a weight"):
        shelf.workspace.rounds.set_weight(presenter.round_id, "need", Decimal(3))
    presenter.go_on()
    assert shelf.screen == "setup_groups"
    shelf.workspace.rounds.start(presenter.round_id)
    with pytest.raises(AppError):
        shelf.workspace.rounds.set_weight(presenter.round_id, "need", Decimal(1))


def test_what_is_typed_on_the_page_reaches_the_draft(shelf: RecordingShell, qtbot: QtBot) -> None:
    partnership = chosen(shelf, Kind.GOALS)
    page = AboutPresenter.build(shelf, SetupAboutRoute(partnership.id))
    assert isinstance(page, AboutPage)
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClicks(page.goals[1].editor, "Better meetings")
    draft = shelf.workspace.rounds.of_partnership(partnership.id)[0]
    assert [s.title.text() for s in draft.instrument.sections] == ["Better meetings"]
    page.continue_button.click()
    assert shelf.screen == "setup_groups"


Opened = Callable[..., AboutPage]


@pytest.fixture
def opened(shelf: RecordingShell, show: Callable[..., AboutPage], looks: Callable[..., Look]) -> Opened:
    """The page of a partnership as it is seen, beside the rail."""

    def open_(partnership: Partnership, scale: float = 1.0) -> AboutPage:
        page = AboutPresenter.build(shelf, SetupAboutRoute(partnership.id))
        return show(page, width=beside_the_rail(scale), look=looks("light", scale))

    return open_


def with_organisations(shelf: RecordingShell, *names: str) -> Partnership:
    partnership = chosen(shelf, Kind.PARTNER_MAP)
    organisations = tuple(Organisation(str(n), name) for n, name in enumerate(names))
    return shelf.workspace.partnerships.set_organisations(partnership.id, organisations)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("state", ["organisations", "too few", "goals", "weights", "nothing"])
def test_it_is_sound_whatever_it_asks(shelf: RecordingShell, opened: Opened, state: str, scale: float) -> None:
    if state == "organisations":
        partnership = with_organisations(shelf, "Northfield Council", "Open Door & Friends", LONG)
    elif state == "too few":
        partnership = with_organisations(shelf, "Northfield Council")
    elif state == "nothing":
        partnership = partnership_in(shelf)
        draft_in(shelf, partnership)
    else:
        partnership = chosen(shelf, Kind.GOALS if state == "goals" else Kind.SURVEY)
    page = opened(partnership, scale)
    assert_sound(page, width=beside_the_rail(scale))
    assert (page.title_label.text() == "How much does each part count?") == (state == "weights")
    assert ("asks for nothing more here" in said(page)) == (state == "nothing")


def test_the_number_beside_an_organisation_asks_so_many_people(shelf: RecordingShell, opened: Opened) -> None:
    partnership = with_organisations(shelf, "Aster", "Briar", "Clover")
    page = opened(partnership)
    assert QApplication.focusWidget() is page.numbers["0"]
    page.continue_button.click()
    (link,) = page.errors.findChildren(QuietButton)
    assert link.text().startswith("Fewer than 2 organisations are asked.")
    link.click()
    assert QApplication.focusWidget() is page.numbers["0"], "the sentence leads to where it is mended"
    QTest.keyClicks(page.numbers["0"], "3")
    QTest.keyClick(page.numbers["2"], Qt.Key.Key_Up)
    draft = shelf.workspace.rounds.of_partnership(partnership.id)[0]
    assert [(group.name, group.asked) for group in draft.groups] == [("Aster", 3), ("Clover", 1)]
    assert not page.errors.isVisible()
    page.continue_button.click()
    assert shelf.screen == "setup_promise"
    assert [number.value() for number in opened(partnership).numbers.values()] == [3, 0, 1]


def test_where_there_are_no_organisations_the_page_leads_to_where_they_are_added(
    shelf: RecordingShell, opened: Opened
) -> None:
    """It said to type how many people are asked in each, with nothing to type in and no way on."""
    partnership = chosen(shelf, Kind.PARTNER_MAP)
    page = opened(partnership)
    add = next(one for one in page.findChildren(Button) if one.text() == "Add organisations")
    page.continue_button.click()
    (link,) = page.errors.findChildren(QuietButton)
    assert link.text() == "A partner map needs two organisations or more. Add them to the partnership first."
    link.click()
    assert QApplication.focusWidget() is add
    add.click()
    assert shelf.route == PartnershipDetailsRoute(partnership.id, at_organisations=True)


def test_the_weight_that_is_chosen_is_kept(shelf: RecordingShell, opened: Opened) -> None:
    partnership = chosen(shelf, Kind.SURVEY)
    first, second = opened(partnership).findChildren(QComboBox)
    assert (first.currentText(), second.currentText()) == ("Counts as usual (1)", "Counts as usual (1)")
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Down)
    draft = shelf.workspace.rounds.of_partnership(partnership.id)[0]
    kept = [section.weight for section in draft.instrument.sections]
    assert kept[0] == 1
    assert kept[1] > 1
    again = opened(partnership).findChildren(QComboBox)[1]
    assert again.currentText() == second.currentText() == f"Counts {kept[1].normalize():f} times"


def test_where_it_asks_for_nothing_there_is_still_a_way_on_and_back(shell: RecordingShell, opened: Opened) -> None:
    """It can be met in the history after another questionnaire was taken."""
    partnership = partnership_in(shell)
    draft_in(shell, partnership)
    page = opened(partnership)
    page.continue_button.click()
    assert shell.screen == "setup_groups"
    page.presenter.go_back()
    assert shell.screen == "setup_questionnaire"
