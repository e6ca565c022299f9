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
