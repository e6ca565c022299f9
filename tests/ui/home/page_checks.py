"""What the tests of these screens ask of a page: its buttons by their words, and that it is sound at every size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from facilitator_app.ui.theme import Look, load_themes
from ui.checks import assert_sound

LOOKS = (("light", 1.0), ("cream", 1.25), ("dark", 1.5), ("black", 1.75), ("white", 2.0))


def button(page: QWidget, words: str) -> QAbstractButton:
    """The visible button with these words, the key mark left out."""
    return next(
        b
        for b in page.findChildren(QAbstractButton)
        if b.isVisibleTo(page) and words in (plain(b.text()), b.accessibleName())
    )


def plain(words: str) -> str:
    """Words without the marks of keys; two marks stand for one that is meant."""
    return "&".join(part.replace("&", "") for part in words.split("&&"))


def said(page: QWidget) -> str:
    """What stands on the page as text: neither buttons, which ``button`` finds, nor what is in fields and tables."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def mnemonics(page: QWidget) -> list[str]:
    """The letters that work together with Alt."""
    shown: list[QAbstractButton | QLabel] = [*page.findChildren(QAbstractButton), *page.findChildren(QLabel)]
    texts = [w.text() for w in shown if w.isVisibleTo(page) and (isinstance(w, QAbstractButton) or w.buddy())]
    return [m.group(1).casefold() for text in texts if (m := re.search(r"&(\w)", text.replace("&&", "")))]


def assert_good(page: QWidget) -> None:
    """Sound, and no letter twice."""
    assert_sound(page)
    assert [letter for letter, n in Counter(mnemonics(page)).items() if n > 1] == []


def check_looks(show: Callable[..., Any], make: Callable[[], QWidget]) -> None:
    """The page that ``make`` builds is good in every theme and at every size, each once."""
    for theme, scale in LOOKS:
        page = show(make(), look=Look(load_themes()[theme], scale))
        assert_good(page)
        page.hide()
