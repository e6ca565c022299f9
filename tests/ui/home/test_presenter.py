from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from facilitator_app.domain.partnership import Member
from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.home.presenter import CarryOn, HomePresenter, PartnershipLine
from facilitator_app.ui.routes import CopiesRoute, HelpRoute, HomeRoute, NewPartnershipRoute, PartnershipRoute
from made_demonstration import open_copy
from ui.home.recording_shell import TODAY, WORDS, RecordingShell, RecordingView, a_workspace, open_a_round


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    workspace, _code = a_workspace(tmp_path / "store")
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def demo(demonstration_made: Path) -> Iterator[Workspace]:
    """Made-up people: three closed rounds and an open one that five of twenty-four have answered. It goes when it is
    closed, as ``practice_workspace`` leaves it."""
    scratch = TemporaryDirectory(prefix="practice-")
    workspace = replace(open_copy(demonstration_made, Path(scratch.name) / "store"), scratch=scratch)
    yield workspace
    workspace.close()


def shown(workspace: Workspace, day: date = TODAY) -> tuple[HomePresenter, RecordingView, RecordingShell]:
    view, shell = RecordingView(), RecordingShell(workspace)
    shell.day = day
    presenter = HomePresenter(view, shell, HomeRoute())
    presenter.show()
    return presenter, view, shell


def test_a_first_start_is_empty(empty: Workspace) -> None:
    _presenter, view, _shell = shown(empty)
    assert list(view.shown) == ["show_empty"]


def test_the_open_round_is_to_carry_on_with(demo: Workspace) -> None:
    presenter, view, shell = shown(demo)
    lead, carry_on, rows, with_find = view.shown["show_home"]
    assert lead == "Tuesday 24 November. One round is open."
    assert carry_on == CarryOn(
        "Northfield Families Partnership: Quick check, November",
        "5 of 24 people have answered. 19 are still to come.",
        24,
        5,
        0,
        "of 24 have answered",
    )
    partnership_id = rows[0].id
    state = ("Round open, 5 of 24", "info", "half")
    assert rows == [
        PartnershipLine(partnership_id, "Northfield Families Partnership", "Practice. Quick check, November", *state)
    ]
    assert not with_find
    assert "show_copy_line" not in view.shown  # it goes when it is closed
    presenter.visit(PartnershipRoute, partnership_id)
    presenter.open_round()
    presenter.hand_over()
    assert shell.screens == ["partnership", "round", "get_ready"]
    assert len({route.partnership_id for route in shell.gone}) == 1


def test_states_of_a_round_in_words(empty: Workspace) -> None:
    for name in ("No round", "Draft", "Closed"):
        made = empty.partnerships.create(name)
        groups = tuple(replace(group, asked=6) for group in made.groups)
        empty.partnerships.set_groups(made.id, groups)
        if name != "No round":
            round_ = empty.rounds.new(made.id, "quick-check")
        if name == "Closed":
            empty.rounds.start(round_.id)
            empty.rounds.close(round_.id, WORDS)
    _presenter, view, _shell = shown(empty)
    lead, carry_on, rows, _with_find = view.shown["show_home"]
    assert lead == "Tuesday 24 November. No round is open."
    assert carry_on is None
    assert [(row.name, row.state) for row in rows] == [
        ("Closed", "Results ready to talk about"),
        ("Draft", "Not started"),
        ("No round", "Not started"),
    ]


def test_find_from_the_sixth_on(empty: Workspace) -> None:
    for number in range(5):
        empty.partnerships.create(f"River {number}")
    assert shown(empty)[1].shown["show_home"][3] is False
    empty.partnerships.create("Harbour Towns")
    presenter, view, _shell = shown(empty)
    assert view.shown["show_home"][3] is True
    presenter.find(" HARBOUR ")
    assert [row.name for row in view.shown["show_rows"][0]] == ["Harbour Towns"]
    presenter.find("nobody")
    assert view.shown["show_rows"][0] == []


def test_after_seven_days_without_a_copy_home_asks_for_one(empty: Workspace, tmp_path: Path) -> None:
    empty.partnerships.create("River Valley")
    assert shown(empty)[1].shown["show_copy_line"] == ("There is no copy of your file yet.", False)
    week = TODAY + timedelta(7)
    assert shown(empty, week)[1].shown["show_copy_line"] == ("There is no copy of your file yet.", True)
    (tmp_path / "stick").mkdir()
    finish(empty.copies.make(tmp_path / "stick"))
    empty.copies.note_made()
    assert shown(empty)[1].shown["show_copy_line"] == ("Last copy made today.", False)
    assert shown(empty, TODAY + timedelta(1))[1].said("show_copy_line") == "Last copy made 1 day ago."
    presenter, view, shell = shown(empty, week)
    assert view.shown["show_copy_line"] == ("Last copy made 7 days ago.", True)
    presenter.visit(CopiesRoute)
    assert shell.gone == [CopiesRoute()]


def test_a_copy_that_still_holds_what_was_deleted_is_told(empty: Workspace, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    gone = empty.partnerships.create("River Valley")
    finish(empty.copies.make(tmp_path / "stick"))
    assert "show_warning" not in shown(empty)[1].shown
    empty.partnerships.delete(gone.id)
    assert "1 copy still holds what you deleted." in shown(empty)[1].said("show_warning")
    finish(empty.everywhere.reach())
    assert "show_warning" not in shown(empty)[1].shown


def test_while_a_round_is_open_a_copy_is_asked_for_as_at_any_time(empty: Workspace) -> None:
    open_a_round(empty)
    words, late = shown(empty, TODAY + timedelta(30))[1].shown["show_copy_line"]
    assert (words, late) == ("There is no copy of your file yet.", True)


@pytest.mark.slow
def test_practice_locks_this_file_first(empty: Workspace) -> None:
    presenter, _view, shell = shown(empty)
    presenter.practise()
    assert shell.locked == 1
    (practice,) = shell.opened_workspaces
    assert practice.scratch is not None
    practice.close()


def test_other_ways(empty: Workspace) -> None:
    presenter, _view, shell = shown(empty)
    shell.paths = [None, Path("/media/stick/store.db")]
    presenter.visit(NewPartnershipRoute)
    presenter.visit(HelpRoute, "home")
    presenter.open_other()
    assert shell.locked == 0
    presenter.open_other()
    assert shell.locked == 1
    assert shell.screens == ["new_partnership", "help", "unlock"]


def test_a_round_about_people_counts_answers_and_not_people(empty: Workspace) -> None:
    partnership = empty.partnerships.create("Harbour")
    people = tuple(Member(f"m{n}", f"Person {n}") for n in range(8))
    empty.partnerships.set_members(partnership.id, people)
    round_ = empty.people_rounds.new(partnership.id, "member-behaviours")
    empty.people_rounds.set_about_members(round_.id, ("m0", "m1"))
    empty.people_rounds.propose(round_.id)
    empty.people_rounds.start(round_.id)
    seat = empty.responding.start_rater(round_.id, "m5")
    for item in empty.responding.round_for(seat).instrument.items:
        seat = empty.responding.answer(seat, item.id, 3)
    empty.responding.send(seat)
    _presenter, view, _shell = shown(empty)
    carry_on = view.shown["show_home"][1]
    assert (carry_on.words, carry_on.of_all) == ("2 of 16 sets of answers are in.", "of 16 sets of answers are in")
    assert (carry_on.answered, carry_on.asked) == (2, 16)
    empty.rounds.close(round_.id, WORDS)
    _presenter, view, _shell = shown(empty)
    assert "2 of 16 sets of answers" in view.shown["show_home"][2][0].detail


def test_a_file_in_a_synced_folder_is_warned_about(tmp_path: Path, empty: Workspace) -> None:
    assert "show_warning" not in shown(empty)[1].shown
    workspace, _code = a_workspace(tmp_path / "Dropbox" / "store")
    try:
        assert "Dropbox" in shown(workspace)[1].said("show_warning")
    finally:
        workspace.close()
