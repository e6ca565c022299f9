from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from facilitator_app.services import workspace as workspaces
from facilitator_app.ui.passphrase.presenter import PassphrasePresenter
from facilitator_app.ui.routes import PassphraseRoute
from facilitator_app.ui.theme import Look, load_themes
from ui.home.page_checks import assert_good, button, check_looks, said
from ui.home.recording_shell import RecordingShell


def test_words_own_words_and_what_is_wrong(
    show: Callable[..., Any], settle: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspaces, "new_store_folder", lambda: tmp_path / "store")
    shell = RecordingShell()
    page = show(PassphrasePresenter.build(shell, PassphraseRoute()))
    words = page.presenter.words
    assert all(word in said(page).split() for word in words.split())
    QTest.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert page.presenter.words != words
    box = next(edit for edit in page.findChildren(QLineEdit) if edit.accessibleName() == "Your own words")
    QTest.keyClicks(box, "SHORT")
    assert "Caps Lock" in said(page)
    QTest.keyClicks(box, " one")
    assert "Caps Lock" not in said(page)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.hasFocus()
    settle()
    assert said(page).count("That is 9 letters long. It needs 15 or more. Add another word.") == 1
    assert page.title_label.text().startswith("Error:")
    assert box.text() == "SHORT one"
    assert_good(page)
    button(page, "That is 9 letters long. It needs 15 or more. Add another word.").click()
    assert QApplication.focusWidget() is box
    assert not (tmp_path / "store").exists()


def test_paste_is_allowed(show: Callable[..., Any]) -> None:
    page = show(PassphrasePresenter.build(RecordingShell(), PassphraseRoute()))
    QApplication.clipboard().setText("words from a password program")
    box = page.findChild(QLineEdit)
    box.paste()
    assert box.text() == "words from a password program"
    QApplication.clipboard().clear()


@pytest.mark.parametrize("words", ["Welcome"])
def test_back(show: Callable[..., Any], words: str) -> None:
    shell = RecordingShell()
    button(show(PassphrasePresenter.build(shell, PassphraseRoute())), words).click()
    assert shell.backs == 1


def test_it_is_sound(show: Callable[..., Any]) -> None:
    check_looks(show, lambda: PassphrasePresenter.build(RecordingShell(), PassphraseRoute()))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_place_that_is_copied_to_the_internet_is_warned_of(
    show: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    """It said that a USB stick is safer, where no copy is made and a file on a stick is easily lost."""
    monkeypatch.setattr(workspaces, "new_store_folder", lambda: tmp_path / "OneDrive - Charity" / "store")
    page = show(
        PassphrasePresenter.build(RecordingShell(), PassphraseRoute()), look=Look(load_themes()["light"], scale)
    )
    assert "Your file will be in a folder that OneDrive copies to the internet." in said(page)
    assert "move its folder to another place on this laptop" in said(page)
    assert "USB stick" not in said(page)
    assert_good(page)


def test_the_key_that_locks_capital_letters_takes_the_notice_away(show: Callable[..., Any]) -> None:
    page = show(PassphrasePresenter.build(RecordingShell(), PassphraseRoute()))
    box = next(edit for edit in page.findChildren(QLineEdit) if edit.accessibleName() == "Your own words")
    QTest.keyClicks(box, "SHORT")
    assert "Caps Lock is on." in said(page)
    QTest.keyClick(box, Qt.Key.Key_CapsLock)
    assert "Caps Lock is on." not in said(page)
