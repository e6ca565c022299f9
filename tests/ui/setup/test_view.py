"""The set-up pages as they are seen and pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member
from facilitator_app.paths import bundled
from facilitator_app.services.workspace import own_instruments
from facilitator_app.ui.people.presenter import PeoplePresenter
from facilitator_app.ui.route_values import Limit
from facilitator_app.ui.routes import (
    SCREENS,
    DiscardDraftRoute,
    FewPeopleRoute,
    LowerLimitRoute,
    OneSubjectRoute,
    PeopleRoute,
    SetupCheckRoute,
    SetupGroupsRoute,
    SetupPartsRoute,
    SetupPromiseRoute,
    SetupQuestionnaireRoute,
)
from facilitator_app.ui.screens import RoundBound
from facilitator_app.ui.setup.asked_presenter import AskedPresenter
from facilitator_app.ui.setup.check_presenter import CheckPresenter
from facilitator_app.ui.setup.one_subject_presenter import OneSubjectPresenter
from facilitator_app.ui.setup.parts_presenter import PartsPresenter
from facilitator_app.ui.setup.promise_presenter import LowerPresenter, PromisePresenter
from facilitator_app.ui.setup.questionnaire_presenter import QuestionnairePresenter
from facilitator_app.ui.theme import Look
from facilitator_app.ui.widgets import Button, QuietButton
from facilitator_app.ui.widgets.fields import AreaBox
from ui.checks import assert_sound
from ui.home.page_checks import said
from ui.setup.bench import (
    LONG,
    RecordingShell,
    answer,
    beside_the_rail,
    draft_in,
    long_groups,
    partnership_in,
    running_in,
)
from ui.setup.test_people import with_subjects

PAGES: dict[str, type[RoundBound]] = {
    "questionnaire": SetupQuestionnaireRoute,
    "parts": SetupPartsRoute,
    "groups": SetupGroupsRoute,
    "few": FewPeopleRoute,
    "promise": SetupPromiseRoute,
    "lower": LowerLimitRoute,
    "check": SetupCheckRoute,
    "discard": DiscardDraftRoute,
}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_sound_with_usual_and_with_long_words(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], name: str, scale: float
) -> None:
    made = partnership_in(shell, LONG if scale == 1.5 else "Northfield & Harbour")
    if scale == 1.5:
        made = long_groups(shell, made)
    draft = draft_in(shell, made, "six-principle-profile")
    kind = PAGES[name]
    rest = (Limit.GROUP, 3) if kind is LowerLimitRoute else ()
    width = beside_the_rail(scale)
    shown = show(SCREENS[kind].build(shell, kind(made.id, draft.id, *rest)), width=width, look=looks("light", scale))
    assert_sound(shown, width=width)


@pytest.mark.parametrize("name", ["questionnaire", "parts", "groups", "promise", "check"])
def test_a_started_round_shows_its_pages_as_fixed(shell: RecordingShell, show: Any, name: str) -> None:
    round_ = running_in(shell, partnership_in(shell))
    shown = show(
        SCREENS[PAGES[name]].build(shell, PAGES[name](round_.partnership_id, round_.id)), width=beside_the_rail(1.0)
    )
    assert_sound(shown, width=beside_the_rail(1.0))


def button(page: Any, words: str, kind: type[Button] = Button) -> Button:
    found: list[Button] = [b for b in page.findChildren(kind) if b.text() == words and b.isVisibleTo(page)]
    return found[0]


def test_five_presses_lead_from_the_cards_to_a_running_round(shell: RecordingShell, show: Any, settle: Any) -> None:
    made = partnership_in(shell, asked=(0, 0, 0, 0))
    page = show(QuestionnairePresenter.build(shell, SetupQuestionnaireRoute(made.id)))
    QTest.mouseClick(button(page, "Use this one"), Qt.MouseButton.LeftButton)
    page = show(PartsPresenter.build(shell, shell.route))
    QTest.mouseClick(page.continue_button, Qt.MouseButton.LeftButton)
    page = show(AskedPresenter.build(shell, shell.route))
    for number in ("6", "2", "13", "5"):
        QTest.keyClicks(QApplication.focusWidget(), number)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    settle()
    QTest.mouseClick(page.continue_button, Qt.MouseButton.LeftButton)
    page = show(PromisePresenter.build(shell, shell.route))
    QTest.mouseClick(page.continue_button, Qt.MouseButton.LeftButton)
    page = show(CheckPresenter.build(shell, shell.route))
    QTest.mouseClick(page.continue_button, Qt.MouseButton.LeftButton)
    assert shell.screen == "round"
    (round_,) = shell.workspace.rounds.of_partnership(made.id)
    assert ([g.asked for g in round_.groups], round_.state) == ([6, 2, 13, 5], "open")


def test_a_problem_leads_to_the_page_where_it_is_mended(shell: RecordingShell, show: Any) -> None:
    draft = draft_in(shell, partnership_in(shell, asked=(1, 1, 0, 0)))
    page = show(CheckPresenter.build(shell, SetupCheckRoute(round_id=draft.id)))
    QTest.mouseClick(page.continue_button, Qt.MouseButton.LeftButton)
    assert page.title_label.text() == "Error: Check and start"
    assert QApplication.focusWidget() is page.errors
    (link,) = page.errors.findChildren(QuietButton)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert shell.screen == "setup_groups"


def test_the_safe_choice_of_an_interruption_has_the_focus(shell: RecordingShell, show: Any) -> None:
    draft = draft_in(shell, partnership_in(shell))
    page = show(LowerPresenter.build(shell, LowerLimitRoute(round_id=draft.id, limit=Limit.TOTAL, number=4)))
    assert QApplication.focusWidget() is page.safe_button
    QTest.keyClick(page.safe_button, Qt.Key.Key_Space)
    assert shell.called("back")


def test_a_wrong_day_keeps_what_was_typed_and_is_said_twice_in_the_same_words(shell: RecordingShell, show: Any) -> None:
    draft = draft_in(shell, partnership_in(shell))
    page = show(PromisePresenter.build(shell, SetupPromiseRoute(round_id=draft.id)))
    page.day.editor.setFocus()
    page.day.editor.selectAll()
    QTest.keyClicks(page.day.editor, "99")
    page.continue_button.click()
    (link,) = page.errors.findChildren(QuietButton)
    assert page.day.error.text() == f"Error: {link.text()}"
    assert page.day.text() == "99"
    link.click()
    assert QApplication.focusWidget() is page.day.editor


def test_limits_are_not_offered_below_the_floor(shell: RecordingShell, show: Any) -> None:
    draft = draft_in(shell, partnership_in(shell))
    shell.workspace.rounds.set_promise(draft.id, replace(draft.promise, k=3, k_total=4))
    page = show(PromisePresenter.build(shell, SetupPromiseRoute(round_id=draft.id)))
    assert (page.total.minimum(), page.group.minimum(), page.group.value()) == (4, 5, 5)


def test_people_without_a_group_are_named_and_the_way_leads_to_them_and_back(shell: RecordingShell, show: Any) -> None:
    """Numbers that follow the list would be 0 for them, and nobody would know why."""
    made = shell.workspace.partnerships.create("Northfield")
    made = shell.workspace.partnerships.set_members(made.id, tuple(Member(new_id(), n) for n in ("Ann", "Bo", "Kim")))
    draft = draft_in(shell, made)
    where = SetupGroupsRoute(made.id, draft.id)
    page = show(AskedPresenter.build(shell, where), width=beside_the_rail(1.0))
    assert "3 people on your list have no group, so no number here counts them." in page.without_group.label.text()
    page.without_group.findChild(Button).click()
    assert shell.route == PeopleRoute(made.id, draft.id, setting_up=True)
    people_page = show(PeoplePresenter.build(shell, shell.route), width=beside_the_rail(1.0))
    assert people_page.back_link.text() == "Who is asked"
    people_page.presenter.done()
    assert shell.route == where
    shell.workspace.partnerships.set_groups(made.id, tuple(replace(g, asked=4, follows=False) for g in made.groups))
    assert not show(AskedPresenter.build(shell, where), width=beside_the_rail(1.0)).without_group.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_that_was_promised_is_on_the_last_page(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    draft = draft_in(shell, partnership_in(shell))
    shell.workspace.rounds.set_promise(draft.id, replace(draft.promise, seen_by_funder=True, raw_allowed=True))
    width = beside_the_rail(scale)
    page = show(
        CheckPresenter.build(shell, SetupCheckRoute(round_id=draft.id)), width=width, look=looks("light", scale)
    )
    assert "The people who pay for this work see the results" in said(page)
    assert "You may save the answers as lists" in said(page)
    assert_sound(page, width=width)


def test_a_round_without_a_name_does_not_start(shell: RecordingShell, show: Any, settle: Any) -> None:
    draft = draft_in(shell, partnership_in(shell))
    page = show(CheckPresenter.build(shell, SetupCheckRoute(round_id=draft.id)), width=beside_the_rail(1.0))
    page.name.editor.selectAll()
    QTest.keyClick(page.name.editor, Qt.Key.Key_Delete)
    page.continue_button.click()
    settle()
    assert "Error: The round has no name." in page.name.error.text()
    assert QApplication.focusWidget() is page.name.editor
    assert_sound(page, width=beside_the_rail(1.0))
    QTest.keyClicks(page.name.editor, "Spring")
    page.continue_button.click()
    assert shell.workspace.rounds.get(draft.id).name == "Spring"
    assert shell.screen == "round"


def test_a_started_round_is_opened_from_the_last_page(shell: RecordingShell, show: Any) -> None:
    round_ = running_in(shell, partnership_in(shell))
    page = show(CheckPresenter.build(shell, SetupCheckRoute(round_id=round_.id)), width=beside_the_rail(1.0))
    assert page.continue_button.text() == "Open the round"
    page.continue_button.click()
    assert (shell.screen, shell.route.round_id) == ("round", round_.id)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_once_people_have_answered_only_the_numbers_can_change(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    round_ = running_in(shell, partnership_in(shell))
    answer(shell, round_, 0)
    width = beside_the_rail(scale)
    page = show(
        PromisePresenter.build(shell, SetupPromiseRoute(round_.partnership_id, round_.id)),
        width=width,
        look=looks("light", scale),
    )
    assert "People have answered. The numbers can still go up. The rest is fixed." in said(page)
    fixed = (*page.comments_choice.options, page.day.editor, page.month.editor, page.year.editor, page.funder)
    assert not any(one.isEnabled() for one in fixed)
    assert_sound(page, width=width)
    QTest.keyClick(page.total, Qt.Key.Key_Up)
    assert shell.workspace.rounds.get(round_.id).promise.k_total == round_.promise.k_total + 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_questionnaire_file_is_checked_on_the_page(
    shell: RecordingShell, show: Any, settle: Any, looks: Callable[..., Look], tmp_path: Path, scale: float
) -> None:
    """The folder is in a box of its own: in the sentence it was cut at large text, and nobody could copy it."""
    width = beside_the_rail(scale)
    where = SetupQuestionnaireRoute(partnership_in(shell).id)
    page = show(QuestionnairePresenter.build(shell, where), width=width, look=looks("light", scale))
    shell.file = tmp_path / "mine.toml"
    shell.file.write_text("id = 3\n", "utf-8")
    check = button(page, "Check a questionnaire file", QuietButton)
    check.click()
    settle()
    assert "mine.toml has" in said(page.errors)
    assert QApplication.focusWidget() is page.errors
    assert_sound(page, width=width)
    shell.file = bundled("instruments", "30-quick-check.toml")
    check.click()
    settle()
    assert not page.errors.isVisible()
    assert "no faults" in said(page.report)
    folder = page.report.findChild(AreaBox)
    assert folder.isReadOnly()
    assert folder.toPlainText() == str(own_instruments(shell.workspace.store.path))
    assert_sound(page, width=width)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_choosing_a_person_leads_to_how_they_answer_where_that_lies_below(
    shell: RecordingShell, show: Any, settle: Any, looks: Callable[..., Look], scale: float
) -> None:
    _partnership, where = with_subjects(shell)
    shell.workspace.people_rounds.propose(where.round_id)
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    width = beside_the_rail(scale)
    route = OneSubjectRoute(*where.ids, about.subjects[0].id)
    page = show(OneSubjectPresenter.build(shell, route), width=width, look=looks("light", scale))
    assert "at the side" not in said(page), "at large text nothing is at the side"
    page.table.setFocus()
    page.table.setCurrentCell(2, 0)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    settle()
    assert page.head.text() == "Cam"
    assert page.choices.isAncestorOf(QApplication.focusWidget()) == (scale == 2.0)
    assert_sound(page, width=width)


def test_a_copy_of_a_questionnaire_is_opened_to_be_changed(shell: RecordingShell, show: Any) -> None:
    page = show(
        QuestionnairePresenter.build(shell, SetupQuestionnaireRoute(partnership_in(shell).id)),
        width=beside_the_rail(1.0),
    )
    button(page, "Copy and change", QuietButton).click()
    assert shell.screen == "edit_questionnaire"
