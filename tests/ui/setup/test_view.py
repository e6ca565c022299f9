"""The set-up pages as they are seen and pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member
from facilitator_app.ui.people.presenter import PeoplePresenter
from facilitator_app.ui.route_values import Limit
from facilitator_app.ui.routes import (
    SCREENS,
    DiscardDraftRoute,
    FewPeopleRoute,
    LowerLimitRoute,
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
from facilitator_app.ui.setup.parts_presenter import PartsPresenter
from facilitator_app.ui.setup.promise_presenter import LowerPresenter, PromisePresenter
from facilitator_app.ui.setup.questionnaire_presenter import QuestionnairePresenter
from facilitator_app.ui.theme import Look
from facilitator_app.ui.widgets import Button, QuietButton
from ui.checks import assert_sound
from ui.setup.bench import LONG, RecordingShell, beside_the_rail, draft_in, long_groups, partnership_in, running_in

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
