"""A new partnership, its task list and its details, over a real store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from builders import PASSPHRASE
from facilitator_app.domain.errors import AppError
from facilitator_app.ui.partnership.details_presenter import DeletePartnershipPresenter, DetailsPresenter
from facilitator_app.ui.partnership.new_presenter import NewPartnershipPresenter
from facilitator_app.ui.partnership.presenter import MakesRound, PartnershipPresenter, PartnershipShown
from facilitator_app.ui.routes import (
    DeletePartnershipRoute,
    NewPartnershipRoute,
    PartnershipDetailsRoute,
    PartnershipRoute,
    PlanRoute,
    SetupQuestionnaireRoute,
)
from facilitator_app.ui.theme import Look
from ui.checks import assert_sound
from ui.lists.unwritable import REFUSED, unwritable
from ui.setup.bench import (
    LONG,
    Recorder,
    RecordingShell,
    answer,
    beside_the_rail,
    draft_in,
    partnership_in,
    people_in,
    running_in,
)


def shown(shell: RecordingShell, partnership_id: str) -> tuple[PartnershipShown, PartnershipPresenter]:
    view = Recorder()
    presenter = PartnershipPresenter(view, shell, PartnershipRoute(partnership_id))
    presenter.show()
    return view["show_partnership"], presenter


def test_only_the_name_is_needed_and_the_round_comes_next(shell: RecordingShell) -> None:
    view = Recorder()
    presenter = NewPartnershipPresenter(view, shell, NewPartnershipRoute())
    presenter.save_and_set_up("   ", False)
    assert view["show_name_error"] == "There is no name yet. Type a name."
    presenter.save_and_set_up("Northfield", True)
    (row,) = shell.workspace.partnerships.rows()
    assert (row.partnership.name, row.partnership.practice) == ("Northfield", True)
    assert shell.route == SetupQuestionnaireRoute(row.partnership.id)
    presenter.save("Other", False)
    assert shell.screen == "partnership"


def test_the_main_button_is_the_next_step(shell: RecordingShell) -> None:
    made = partnership_in(shell)
    page, presenter = shown(shell, made.id)
    assert page.actions == (
        (SetupQuestionnaireRoute(made.id), "Set up a round"),
        (MakesRound.FEEDBACK, "Feedback about people"),
    )
    assert [task.opens for task in page.results] == [None, None, PlanRoute(made.id)]
    presenter.open(page.actions[0][0])
    assert shell.screen == "setup_questionnaire"
    draft = draft_in(shell, made)
    page, presenter = shown(shell, made.id)
    assert page.actions[0][1] == "Go on with setting up Autumn round 2026"
    presenter.open(page.actions[0][0])
    assert shell.screen == "setup_check"
    shell.workspace.rounds.start(draft.id)
    answer(shell, draft, 0, 5)
    page, presenter = shown(shell, made.id)
    assert [words for _key, words in page.actions] == ["Open Autumn round 2026", "Feedback about people"]
    assert page.beside_rounds[0] is MakesRound.LIKE_LAST
    assert (page.step, page.steps[1]) == (1, ("Ask", "5 of 16 have answered"))
    shell.workspace.rounds.close(draft.id, PASSPHRASE)
    page, presenter = shown(shell, made.id)
    assert [opens for opens, _words in page.actions] == [
        MakesRound.LIKE_LAST,
        SetupQuestionnaireRoute(made.id),
        MakesRound.FEEDBACK,
    ]
    presenter.open(page.results[0].opens)
    assert (shell.screen, shell.route.round_id) == ("main_points", draft.id)


def test_the_next_round_like_the_last_is_one_press_to_the_last_page(shell: RecordingShell) -> None:
    made = partnership_in(shell)
    round_ = running_in(shell, made)
    shell.workspace.rounds.close(round_.id, PASSPHRASE)
    shown(shell, made.id)[1].open(MakesRound.LIKE_LAST)
    assert shell.screen == "setup_check"
    assert shell.route.round_id != round_.id
    assert shell.workspace.rounds.problems(shell.route.round_id) == ()


NEW_TASK = "a task that is new among these belongs into this test, with what its tag says before and after"


def tags(shell: RecordingShell, partnership_id: str) -> dict[str, str]:
    """What stands at each task that is set up once."""
    return {task.name: task.tag for task in shown(shell, partnership_id)[0].set_up}


def test_tasks_say_what_is_done(shell: RecordingShell) -> None:
    made = partnership_in(shell, asked=(0, 0, 0, 0))
    nothing = dict.fromkeys(("Name and dates", "Organisations", "Groups", "People", "Aims and agreement"), "Optional")
    assert tags(shell, made.id) == nothing | {"Groups": "Numbers to come"}, NEW_TASK
    people_in(shell, made, ("Sam", "Kim"))
    assert tags(shell, made.id)["Groups"] == "Done", "everybody has a group: feedback needs no numbers"
    people_in(shell, partnership_in(shell, "Other"), ("Sam",))
    other = next(r.partnership for r in shell.workspace.partnerships.rows() if r.partnership.name == "Other")
    shell.workspace.partnerships.describe(other.id, started="2019")
    assert tags(shell, other.id) == dict.fromkeys(nothing, "Done") | {"Aims and agreement": "Optional"}, NEW_TASK
    page = shown(shell, other.id)[0]
    assert page.lead == "2 organisations and 16 people."


def details(shell: RecordingShell, partnership_id: str) -> tuple[Recorder, DetailsPresenter]:
    view = Recorder()
    view.new_organisation = ""
    presenter = DetailsPresenter(view, shell, PartnershipDetailsRoute(partnership_id))
    presenter.show()
    return view, presenter


def test_details_are_saved_while_typing_and_a_missing_name_is_said_on_done(shell: RecordingShell) -> None:
    made = partnership_in(shell)
    view, presenter = details(shell, made.id)
    presenter.set_started("2019, meets every six weeks")
    presenter.set_notes("Large print.\nQuiet room.")
    presenter.set_name("")
    presenter.done()
    assert "no name yet" in view["show_name_error"]
    saved = shell.workspace.partnerships.get(made.id)
    assert (saved.name, saved.started, saved.notes) == (
        "Northfield Families", "2019, meets every six weeks", "Large print.\nQuiet room.",
    )  # fmt: skip
    presenter.set_name("New name")
    presenter.done()
    assert shell.screen == "partnership"


def test_organisations_are_added_renamed_removed_and_brought_back_with_their_people(shell: RecordingShell) -> None:
    made = people_in(shell, partnership_in(shell), ("Sam", "Jo", "Bo"))
    view, presenter = details(shell, made.id)
    presenter.add_organisation(" ")
    assert "no name yet" in view["show_organisation_error"]
    presenter.add_organisation("council")
    assert "on the list already" in view["show_organisation_error"]
    presenter.add_organisation("Voices  Together")
    presenter.list.rename(0, "City Council")
    presenter.list.rename(1, "City Council")
    assert "name of its own" in view["say"]
    presenter.list.remove(0)
    assert view["show_done"] == "City Council was removed."
    assert [m.organisation_id is None for m in shell.workspace.partnerships.get(made.id).members] == [True, False, True]
    presenter.list.undo()
    saved = shell.workspace.partnerships.get(made.id)
    assert [o.name for o in saved.organisations] == ["City Council", "Open Door & Friends", "Voices Together"]
    assert all(m.organisation_id for m in saved.members)
    presenter.list.undo()
    presenter.list.remove(99)
    assert shell.workspace.partnerships.get(made.id) == saved


def test_deleting_says_what_goes_and_then_it_is_gone(shell: RecordingShell) -> None:
    made = partnership_in(shell)
    answer(shell, running_in(shell, made), 0, 3)
    view = Recorder()
    presenter = DeletePartnershipPresenter(view, shell, DeletePartnershipRoute(made.id))
    presenter.show()
    assert view["show_question"][1][:2] == ("1 round goes with it.", "The answers of 3 people are deleted.")
    presenter.leave()
    assert shell.called("back")
    presenter.do_it()
    assert shell.screen == "home"
    with pytest.raises(AppError):
        shell.workspace.partnerships.get(made.id)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", ["new", "fresh", "full", "details", "delete"])
def test_every_page_is_sound(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], name: str, scale: float
) -> None:
    made = partnership_in(shell, LONG if scale > 1 else "Northfield & Harbour")
    if name in ("full", "details"):
        people_in(shell, made, ("Sam", LONG))
        shell.workspace.partnerships.describe(made.id, started="2019, meets every six weeks", notes=LONG)
        closed = running_in(shell, made)
        shell.workspace.rounds.rename(closed.id, LONG if scale > 1 else "Spring & summer")
        shell.workspace.rounds.close(closed.id, PASSPHRASE)
        running_in(shell, made)
    build: dict[str, Any] = {
        "new": NewPartnershipPresenter.build,
        "details": DetailsPresenter.build,
        "delete": DeletePartnershipPresenter.build,
    }
    kinds = {"new": NewPartnershipRoute, "details": PartnershipDetailsRoute, "delete": DeletePartnershipRoute}
    kind: Any = kinds.get(name, PartnershipRoute)
    where = kind() if name == "new" else kind(made.id)
    width = beside_the_rail(scale)
    page = show(build.get(name, PartnershipPresenter.build)(shell, where), width=width, look=looks("light", scale))
    assert_sound(page, width=width)


def test_a_name_and_enter_make_a_partnership(shell: RecordingShell, show: Any) -> None:
    page = show(NewPartnershipPresenter.build(shell, NewPartnershipRoute()))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.name.error.text() == "Error: There is no name yet. Type a name."
    page.name.editor.setFocus()
    QTest.keyClicks(page.name.editor, "Northfield")
    QTest.mouseClick(page.set_up_button, Qt.MouseButton.LeftButton)
    assert shell.screen == "setup_questionnaire"


def test_typing_in_details_is_saved_letter_by_letter(shell: RecordingShell, show: Any) -> None:
    made = partnership_in(shell)
    page = show(DetailsPresenter.build(shell, PartnershipDetailsRoute(made.id, at_organisations=True)))
    QTest.keyClicks(QApplication.focusWidget(), "Council")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.new.text() == ""
    page.notes.editor.setFocus()
    QTest.keyClicks(page.notes.editor, "Hi")
    saved = shell.workspace.partnerships.get(made.id)
    assert ([o.name for o in saved.organisations], saved.notes) == (["Council"], "Hi")
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert shell.workspace.partnerships.get(made.id).organisations == ()


@pytest.mark.parametrize("leave", ["done", "save_pending"])
def test_an_organisation_that_is_only_typed_is_kept_when_one_leaves(
    shell: RecordingShell, show: Any, leave: str
) -> None:
    made = partnership_in(shell)
    page = show(DetailsPresenter.build(shell, PartnershipDetailsRoute(made.id, at_organisations=True)))
    QTest.keyClicks(page.new.editor, "Council")
    (page.presenter.done if leave == "done" else page.save_pending)()
    assert [o.name for o in shell.workspace.partnerships.get(made.id).organisations] == ["Council"]
    page.list.table.setFocus()
    page.list.table.edit(page.list.table.model().index(0, 0))
    cell = QApplication.focusWidget()
    assert isinstance(cell, QLineEdit)
    cell.selectAll()
    QTest.keyClicks(cell, "Town")
    page.save_pending()
    assert [o.name for o in shell.workspace.partnerships.get(made.id).organisations] == ["Town"]


def test_an_organisation_that_cannot_be_stops_done_and_stays_in_the_box(shell: RecordingShell, show: Any) -> None:
    made = people_in(shell, partnership_in(shell), ("Sam",))
    page = show(DetailsPresenter.build(shell, PartnershipDetailsRoute(made.id)))
    QTest.keyClicks(page.new.editor, "council")
    page.presenter.done()
    assert shell.gone == []
    assert page.new.text() == "council"
    assert "on the list already" in page.new.error.text()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_after_the_answers_went_nothing_waits_for_a_round_to_close(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    made = partnership_in(shell)
    round_ = running_in(shell, made)
    shell.workspace.rounds.close(round_.id, PASSPHRASE)
    shell.workspace.retention.delete(round_.id)
    width = beside_the_rail(scale)
    page = show(PartnershipPresenter.build(shell, PartnershipRoute(made.id)), width=width, look=looks("light", scale))
    assert_sound(page, width=width)
    told, _presenter = shown(shell, made.id)
    gone = "Answers deleted on 24 November 2026"
    assert told.rounds[0].detail == gone
    assert (told.step, told.steps[1]) == (4, ("Ask", gone)), "there is nothing left to talk about"
    assert told.results[0].detail == "No closed round can be shown any more"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_could_not_be_deleted_is_still_there_and_is_said(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    made = partnership_in(shell)
    presenter = DeletePartnershipPresenter(Recorder(), shell, DeletePartnershipRoute(made.id))
    with unwritable(shell.workspace):
        presenter.do_it()
    assert shell.workspace.partnerships.get(made.id) == made
    assert shell.route == DeletePartnershipRoute(made.id, failed=True)
    width = beside_the_rail(scale)
    page = show(DeletePartnershipPresenter.build(shell, shell.route), width=width, look=looks("light", scale))
    assert "It could not be deleted. Nothing was lost." in page.errors.accessibleName()
    assert_sound(page, width=width)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_name_that_cannot_be_kept_waits_in_its_box_and_holds_the_page(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], settle: Any, scale: float
) -> None:
    made = partnership_in(shell)
    width = beside_the_rail(scale)
    page: Any = show(
        DetailsPresenter.build(shell, PartnershipDetailsRoute(made.id)), width=width, look=looks("light", scale)
    )
    page.name.editor.setFocus()
    page.name.editor.selectAll()
    with unwritable(shell.workspace):
        page.name.editor.insert("New")
        page.name.editor.textEdited.emit("New")
        settle()
        assert REFUSED in page.errors.accessibleName()
        assert page.name.text() == "New"
        assert_sound(page, width=width)
        page.presenter.done()
        assert shell.gone == []
    page.presenter.done()
    assert shell.workspace.partnerships.get(made.id).name == "New"
    assert shell.screen == "partnership"
