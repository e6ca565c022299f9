"""The language of the window: our sentences, the toolkit's own, and from which side one reads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from facilitator_app.domain import language
from facilitator_app.domain.language import _


def speak(chosen: str, computer: Sequence[str] | None = None) -> None:
    """Speak ``chosen``, or where it is empty the first language of the ``computer`` that has a catalogue.

    Pages that are built from now on speak it.
    """
    wanted = [chosen] if chosen else QLocale.system().uiLanguages() if computer is None else computer
    locale = QLocale(language.speak(wanted))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    toolkit = QTranslator(application)
    if toolkit.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(toolkit)
    application.setLayoutDirection(locale.textDirection())


def language_choices() -> list[tuple[str, str]]:
    """Code and own name of each language the program can speak, "" for the computer's first; empty if only one."""
    codes = language.languages()
    if len(codes) < 2:
        return []
    return [("", _("Follow this computer")), *((code, _own_name(code)) for code in codes)]


def _own_name(code: str) -> str:
    if code == language.SOURCE:
        return "English"  # Qt says "British English" or "American English"
    name = QLocale(code).nativeLanguageName() or code
    return name[:1].upper() + name[1:]
