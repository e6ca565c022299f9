"""A round about people on its page, before closing and before opening again: a row for each of them, never who answered."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import PASSPHRASE
from facilitator_app.domain.round import Round
from facilitator_app.ui.closing.presenter import ClosingPresenter, ReopeningPresenter
from facilitator_app.ui.round.presenter import RoundPresenter, RoundShown
from facilitator_app.ui.routes import CloseRoundRoute, OpenAgainRoute, RoundRoute
from facilitator_app.ui.window import Window
from person import Beat, Person
from services.test_people_rounds import answer_all, nine_people, started
from ui.setup.bench import Recorder, RecordingShell


@pytest.fixture
def round_(shell: RecordingShell) -> Round:
    """Nine people are asked about Ana and Ben, each of whom also answers about themself: 18 answers."""
    return started(shell.workspace, nine_people(shell.workspace))


AGAIN = "This round is open again. Its results come back when you close it."


def some_answer(shell: RecordingShell, round_: Round, names: str, send: bool = True) -> None:
    """These people answer the first item about everybody they are asked about, and send it or pause."""
    raters = {member.name: member.id for member, _load in shell.workspace.people_rounds.raters(round_.id)}
    for name in names.split():
        seat = shell.workspace.responding.start_rater(round_.id, raters[name])
        first = round_.instrument.items[0].id
        for item in shell.workspace.responding.round_for(seat).instrument.items:
            if item.id.endswith(f"/{first}"):
                seat = shell.workspace.responding.answer(seat, item.id, 3)
        if send:
            shell.workspace.responding.send(seat)


def shown(shell: RecordingShell, round_: Round) -> RoundShown:
    view = Recorder()
    RoundPresenter(view, shell, RoundRoute(round_id=round_.id)).show()
    found: RoundShown = view["show_round"]
    return found


def closing(shell: RecordingShell, round_: Round) -> tuple[tuple[str, ...], str, list[tuple[str, str]]]:
    view = Recorder()
    ClosingPresenter(view, shell, CloseRoundRoute(round_id=round_.id)).show()
    _title, lines, warning, *_answers = view["show_question"]
    groups, _total = view["show_groups"] if "show_groups" in view.shown else ((), False)
    return lines, warning, [(name, publishability.words) for name, publishability in groups]


def test_a_row_for_each_of_them_and_those_who_paused(shell: RecordingShell, round_: Round) -> None:
    empty = shown(shell, round_)
    assert (empty.counts.answered, empty.counts.asked, empty.counts.detail) == (
        0, 18, "Own views are among them. The table counts those of others. Nobody has answered yet.",
    )  # fmt: skip
    assert sum(row.asked for row in empty.rows) == 16, "the two own views are in the sentence, not in the table"
    some_answer(shell, round_, "Ana Cam Dee Eli")
    some_answer(shell, round_, "Fay", send=False)
    page = shown(shell, round_)
    assert page.counts.headline == "of 18 sets of answers about people are in"
    assert (
        page.counts.detail
        == "Own views are among them. The table counts those of others. 1 person has paused. 10 sets of answers are still to come."
    )
    assert [(row.name, row.detail, row.asked, row.answered, row.publishability.words) for row in page.rows] == [
        ("Ana", "Own view is in", 8, 3, "Not yet. 2 more people are needed"),
        ("Ben", "No own view yet", 8, 4, "Not yet. 1 more person is needed"),
    ]
    assert page.total is None
    assert page.heads == ("About", "Can their report be shown?")
    some_answer(shell, round_, "Gus Hal")
    assert [row.publishability.words for row in shown(shell, round_).rows] == ["Yes", "Yes"]


def test_closing_says_whose_report_there_will_be_and_whose_answers_go(shell: RecordingShell, round_: Round) -> None:
    assert closing(shell, round_)[1] == "Nobody has answered about anybody, so there would be nothing to show."
    some_answer(shell, round_, "Ana Cam Dee Eli")
    assert "no report would be possible" in closing(shell, round_)[1]
    some_answer(shell, round_, "Fay")
    some_answer(shell, round_, "Gus", send=False)
    lines, warning, people = closing(shell, round_)
    assert lines[:3] == (
        "10 of 18 sets of answers about people are in.",
        "1 person has paused. Their answers so far will be deleted.",
        "8 sets of answers are not in. They cannot be given any more.",
    )
    assert warning == ""
    assert people == [("Ana", "No. Fewer than 5 people answered"), ("Ben", "Yes")]


def test_about_whom_late_answers_would_not_count_is_said_by_name(shell: RecordingShell, round_: Round) -> None:
    some_answer(shell, round_, "Ana Cam Dee Eli Fay Gus Hal")
    shell.workspace.rounds.close(round_.id, PASSPHRASE)
    assert round_.about is not None
    ana, ben = round_.about.subjects
    for n, names in ((ben, "Ben"), (ana, "Ana, Ben")):
        shell.workspace.people_results.of_subject(n.round_id)
        view = Recorder()
        ReopeningPresenter(view, shell, OpenAgainRoute(round_id=round_.id)).show()
        words = f"Too few can still answer about these people, so late answers would not count: {names}."
        assert words in view["show_question"][1]


def test_a_round_that_was_never_closed_is_not_open_again(shell: RecordingShell, round_: Round) -> None:
    some_answer(shell, round_, "Ana Cam Dee Eli Fay Gus")
    assert ("info", AGAIN) not in shown(shell, round_).notices


def test_opening_again_counts_answers_and_says_that_late_ones_wait(shell: RecordingShell, round_: Round) -> None:
    some_answer(shell, round_, "Ana Cam Dee Eli Fay Gus")
    shell.workspace.rounds.close(round_.id, PASSPHRASE)

    def said() -> tuple[str, ...]:
        view = Recorder()
        ReopeningPresenter(view, shell, OpenAgainRoute(round_id=round_.id)).show()
        _title, lines, warning, *_answers = view["show_question"]
        assert warning == ""
        found: tuple[str, ...] = lines
        return found

    assert said()[:3] == (
        "12 of 18 sets of answers about people are in.",
        "6 sets of answers can still be given.",
        "No results were shown yet. So every answer counts, early or late.",
    )
    assert shell.workspace.responding.fewest_after_reopening(round_.id) == 0
    assert round_.about is not None
    shell.workspace.people_results.of_subject(round_.about.subjects[0].round_id)
    assert "Answers that are in results which were shown stay as they are." in said()
    few = "Too few can still answer about these people, so late answers would not count: Ana."
    # Three others can still answer about Ana, whose results were shown, and three late answers would count.
    assert few not in said()
    shell.workspace.rounds.reopen(round_.id)
    assert ("info", AGAIN) in shown(shell, round_).notices
    some_answer(shell, round_, "Hal")
    shell.workspace.rounds.close(round_.id, PASSPHRASE)
    shell.workspace.people_results.of_subject(round_.about.subjects[0].round_id)
    assert few not in said(), "two can still answer, and with Hal's they are three"
    assert shell.workspace.responding.fewest_after_reopening(round_.id) == round_.promise.k


@pytest.mark.slow
def test_in_the_window(tmp_path: Path, qtbot: QtBot, shell: RecordingShell, round_: Round) -> None:
    answer_all(shell.workspace, round_, random.Random(3))
    window = Window(tmp_path / "settings.json", full_screen=False)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.opened(shell.workspace)
    person = Person(window, Beat())
    window.go(RoundRoute(round_.partnership_id, round_.id))
    assert person.sees("of 18 sets of answers about people are in")
    person.press("Close the round")
    person.wait(lambda: person.sees("18 of 18 sets of answers about people are in."), "the page before closing")
    person.type_into("The words of your file", PASSPHRASE)
    person.press("Close the round")
    person.wait(lambda: person.sees("Each person's results are for that person and you."), "the list of people")
    assert window.page is not None
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.room is None, "nothing about one person goes on the projector"
    window.close()
