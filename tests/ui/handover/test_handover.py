"""Getting ready to hand over: group, PIN, checks, and one press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from builders import PASSPHRASE
from facilitator_app.ui import handover
from facilitator_app.ui.handover.laptop import Battery, battery
from facilitator_app.ui.handover.presenter import HandoverPresenter
from facilitator_app.ui.handover.view import HandoverPage
from facilitator_app.ui.routes import GetReadyRoute
from facilitator_app.ui.theme import Look
from ui.checks import assert_sound
from ui.home.page_checks import said
from ui.setup.bench import LONG, Recorder, RecordingShell, beside_the_rail, long_groups, partnership_in, running_in


def ready(shell: RecordingShell, **kwargs: Any) -> tuple[Recorder, HandoverPresenter, str, tuple[str, ...]]:
    round_ = running_in(shell, partnership_in(shell))
    view = Recorder()
    presenter = HandoverPresenter(view, shell, GetReadyRoute(round_id=round_.id), **kwargs)
    presenter.show()
    return view, presenter, round_.id, tuple(g.id for g in round_.groups)


def test_no_group_is_remembered_and_one_has_to_be_chosen(shell: RecordingShell) -> None:
    view, presenter, _round_id, _groups = ready(shell)
    assert view["show_groups"][1] is None
    presenter.lock_and_pass("", False, 1.0, "1234")
    assert "Choose the group" in view["show_group_error"]
    assert not shell.workspace.preferences.has_pin
    assert shell.called("hand_over") == []


@pytest.mark.parametrize("pin", ["", "12", "1234567", "12a4", "secret"])
def test_the_first_time_needs_a_pin_of_digits(shell: RecordingShell, pin: str) -> None:
    view, presenter, _round_id, groups = ready(shell)
    assert view["show_rest"][1] is True
    presenter.lock_and_pass(groups[0], False, 1.0, pin)
    assert view["show_pin_error"] == "The PIN needs 4 to 6 digits. Type 4 to 6 digits."
    assert shell.called("hand_over") == []


def test_lock_and_pass_gives_group_words_and_size(shell: RecordingShell) -> None:
    _view, presenter, round_id, groups = ready(shell)
    presenter.lock_and_pass(groups[2], True, 1.5, "4711")
    assert shell.called("hand_over") == [(round_id, groups[2], ("easy", True), ("scale", 1.5))]
    assert shell.workspace.preferences.pin_matches("4711")
    again = Recorder()
    HandoverPresenter(again, shell, GetReadyRoute(round_id=round_id)).show()
    assert again["show_rest"][1] is False


def test_only_what_is_known_is_checked(shell: RecordingShell) -> None:
    found, eyes = ready(shell)[0]["show_checks"]
    assert [c.kind for c in found] == ["success", "muted"]
    assert "Listen is left out" in found[1].words
    assert len(eyes) == 2
    found, eyes = ready(shell, screens=2, power=Battery(9, True), has_voice=True)[0]["show_checks"]
    assert [c.kind for c in found] == ["warning", "warning", "success"]
    assert "Headphones" in eyes[2]
    assert found[0].words == "A second screen is on. Other people could read the answers."


def test_a_round_that_is_not_open_cannot_be_handed_over(shell: RecordingShell) -> None:
    _view, _presenter, round_id, _groups = ready(shell)
    shell.workspace.rounds.close(round_id, PASSPHRASE)
    view = Recorder()
    HandoverPresenter(view, shell, GetReadyRoute(round_id=round_id)).show()
    assert "not open" in view["show_not_open"]


class Sensor(NamedTuple):
    """What psutil says on each of the three systems."""

    percent: float
    secsleft: int
    power_plugged: bool | None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, None),
        (Sensor(14.6, 3000, False), Battery(15, True)),
        (Sensor(100.9, -2, True), Battery(100, False)),
        (Sensor(50, -1, None), Battery(50, False)),
    ],
)
def test_the_battery_is_read_or_left_out(said: Sensor | None, expected: Battery | None) -> None:
    assert battery(lambda: said) == expected


def test_a_battery_that_cannot_be_read_is_left_out() -> None:
    def broken() -> None:
        raise FileNotFoundError("/sys/class/power_supply")

    assert battery(broken) is None
    found = battery()
    assert found is None or 0 <= found.percent <= 100, "what this computer really says"


def test_every_system_is_asked_for_its_battery(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows and macOS keep no files about it: psutil asks each in its own way."""
    monkeypatch.setattr(psutil, "sensors_battery", lambda: Sensor(12, 900, False), raising=False)
    found = battery()
    assert found == Battery(12, True)
    assert found.low
    monkeypatch.delattr(psutil, "sensors_battery")
    assert battery() is None


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_page_is_sound(shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float) -> None:
    made = partnership_in(shell, LONG)
    if scale == 1.5:
        made = long_groups(shell, made)
    round_ = running_in(shell, made)
    width = beside_the_rail(scale)
    page = show(handover.build(shell, GetReadyRoute(made.id, round_.id)), width=width, look=looks("light", scale))
    assert_sound(page, width=width)


def test_by_keys_alone(shell: RecordingShell, show: Any) -> None:
    round_ = running_in(shell, partnership_in(shell))
    page = show(handover.build(shell, GetReadyRoute(round_id=round_.id)))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    page.pin.editor.setFocus()
    QTest.keyClicks(page.pin.editor, "2468")
    assert page.pin.editor.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClick(page.pin.editor, Qt.Key.Key_Return)
    assert shell.called("hand_over") == [(round_.id, round_.groups[1].id, ("easy", False), ("scale", 1.0))]


def test_the_first_name_is_asked_for_with_the_pin_and_never_needed(shell: RecordingShell, show: Any) -> None:
    round_ = running_in(shell, partnership_in(shell))
    route = GetReadyRoute(round_id=round_.id)
    page = show(handover.build(shell, route))
    assert page.name.isVisible()
    QTest.keyClicks(page.name.editor, " Sam")
    assert shell.workspace.preferences.facilitator_name == "Sam"
    assert show(handover.build(shell, route)).name.text() == "Sam"
    page.presenter.set_name("")
    page.presenter.lock_and_pass(round_.groups[0].id, False, 1.0, "4711")
    assert len(shell.called("hand_over")) == 1
    assert not show(handover.build(shell, route)).name.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_of_a_round_that_is_not_open_nothing_is_shown_but_the_way_back(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    """Cards that say what the program has looked at stood there empty."""
    round_ = running_in(shell, partnership_in(shell))
    shell.workspace.rounds.close(round_.id, PASSPHRASE)
    width = beside_the_rail(scale)
    route = GetReadyRoute(round_.partnership_id, round_.id)
    page = show(handover.build(shell, route), width=width, look=looks("light", scale))
    assert "This round is not open, so nobody can answer." in said(page)
    for words in ("The program has looked", "Please look yourself", "Stay in the room"):
        assert words not in said(page)
    assert page.back_link.text() == round_.name
    assert_sound(page, width=width)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert (shell.screen, shell.route.round_id) == ("round", round_.id)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_pin_that_cannot_be_is_mended_where_it_was_typed(
    shell: RecordingShell, show: Any, settle: Any, looks: Callable[..., Look], scale: float
) -> None:
    round_ = running_in(shell, partnership_in(shell))
    page = HandoverPage()
    where = GetReadyRoute(round_id=round_.id)
    page.bind(HandoverPresenter(page, shell, where, power=Battery(81, False), has_voice=True))
    width = beside_the_rail(scale)
    show(page, width=width, look=looks("light", scale))
    assert "The battery is at 81 percent." in said(page)
    assert page.groups is not None
    page.groups.options[0].click()
    QTest.keyClicks(page.pin.line, "12")
    QTest.keyClick(page.pin.line, Qt.Key.Key_Return)
    settle()
    assert "The PIN needs 4 to 6 digits." in page.pin.error.text()
    assert QApplication.focusWidget() is page.pin.line
    assert_sound(page, width=width)
    QTest.keyClicks(page.pin.line, "34")
    QTest.keyClick(page.pin.line, Qt.Key.Key_Return)
    assert shell.workspace.preferences.pin_matches("1234")
    assert shell.called("hand_over")
