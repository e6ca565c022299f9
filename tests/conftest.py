"""What all tests share: the one dressed application, English, and a language made for the tests."""

from __future__ import annotations

import gc
import gettext
import json
import os
import re
import secrets
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import facilitator_app
import made_demonstration
import made_language
from facilitator_app.domain import language
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.results import Withheld
from facilitator_app.services import preferences
from facilitator_app.store import files
from facilitator_app.ui.event_watch import wake
from facilitator_app.ui.theme import Look, apply, load_themes
from made_once import made_once
from person import PATIENCE_MS, wait_until
from source_sentences import sentences_in_source

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
"""For ``pytest`` alone, as ``packaging/run_tests.py`` chooses it: without a window manager no window has the keys."""

for wait in (
    QtBot.waitActive,
    QtBot.waitExposed,
    QtBot.waitCallback,
    QtBot.waitSignal,
    QtBot.waitSignals,
):
    wait.__kwdefaults__["timeout"] = PATIENCE_MS  # instead of five seconds, which a busy computer may need for less


def _wait_until(_bot: QtBot, holds: Callable[[], object], *, timeout: int = PATIENCE_MS) -> None:
    """As that of pytest-qt for what holds or does not, which looks only every ten milliseconds."""
    assert wait_until(holds, timeout), f"in vain after {timeout} ms"


QtBot.waitUntil = _wait_until


NO_KEY = re.compile(r"[^\x00-\x7f\xa0-\xdf\xe5\xe6\xf7\xf8\xff]")
"""Letters for which QTest has no key, such as é and Ł: measured one by one."""


def _woken(press: Callable[..., Any]) -> Callable[..., Any]:
    """A press that QTest sends to a widget does not pass its window, where the program learns of those that people make."""

    def pressed(*args: Any, **kwargs: Any) -> Any:
        no_key = [one for one in args if isinstance(one, str) and NO_KEY.search(one)]
        assert not no_key, f"QTest has no keys for {no_key} and would end Python: use insert() of the box"
        wake()
        return press(*args, **kwargs)

    return staticmethod(pressed)


for name in ("keyClick", "keyClicks", "keyPress", "keyRelease", "keyEvent", "sendKeyEvent"):
    setattr(QTest, name, _woken(getattr(QTest, name)))
for name in ("mouseClick", "mouseDClick", "mouseMove", "mousePress", "mouseRelease"):
    setattr(QTest, name, _woken(getattr(QTest, name)))

os.environ.setdefault("SPEECHD_ADDRESS", "unix_socket:/nowhere/speechd.sock")
os.environ.setdefault("SPEECHD_CMD", "/bin/false")
"""No test starts a voice that this computer may have, which takes long; the one that hears a voice brings it along."""

settings.register_profile("fixed", derandomize=True, print_blob=True)
if "CI" in os.environ:  # the same examples each time there; elsewhere new ones are tried
    settings.load_profile("fixed")

files.BALLAST_BYTES = 64 * 1024
"""The room that a file sets aside on the disk: sixteen megabytes for each test would be written, copied and removed."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first, for each process that runs its part of them: one begun last would be waited for by all."""
    shares = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    slow = [item for item in items if item.get_closest_marker("slow")]
    quick = [item for item in items if not item.get_closest_marker("slow")]
    items[:] = [one for n in range(shares) for kind in (slow, quick) for one in _share(kind, n, shares)]


def _share(items: list[pytest.Item], n: int, shares: int) -> list[pytest.Item]:
    """What stands together stays together: it shares what it sets up."""
    return items[n * len(items) // shares : (n + 1) * len(items) // shares]


def pytest_collection_finish() -> None:
    """What is there now stays: nobody need look through it again and again for what may go, nor often at what comes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


language.speak(["en"])  # whatever the computer that runs the tests speaks


@pytest.fixture(autouse=True)
def a_laptop_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test's files have been seen on this laptop by another; nothing is written into the folders of who runs them."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / f"laptop-{secrets.token_hex(8)}"))


@pytest.fixture(autouse=True)
def no_lock_by_itself(monkeypatch: pytest.MonkeyPatch) -> int:
    """However busy this computer is, no file locks itself in a test that does not ask for it. The usual minutes."""
    usual = preferences.LOCK_MINUTES
    monkeypatch.setattr(preferences, "LOCK_MINUTES", 0)
    return usual


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application, with our fonts and style."""
    apply(qapp, Look(load_themes()["light"]))
    return qapp


@pytest.fixture(scope="session")
def made_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the language of ``made_language``."""
    return made_once(tmp_path_factory, "locale", made_language.write)


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Lists of widgets, as the checks of pages give them: by what each says and how large it is, not by its address."""
    widgets = left if op == "==" and isinstance(left, list) and right == [] else []
    if not widgets or not all(isinstance(one, QWidget) for one in widgets):
        return None
    from ui.checks import tell

    return [f"{len(widgets)} where there should be none:", *map(tell, widgets)]


@pytest.fixture(scope="session")
def demonstration_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration's closed store on 24 November 2026, made once: copy it."""
    return made_once(tmp_path_factory, "demonstration", made_demonstration.make) / "store"


@pytest.fixture(autouse=True)
def no_window_left_behind() -> Iterator[None]:
    """Each window ends with its test: one that is left goes on seeing every key and press of all that follow."""
    before = set(QApplication.topLevelWidgets())
    yield
    for window in set(QApplication.topLevelWidgets()) - before:
        if window.parent() is None:  # boxes that pop up go with what they belong to
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def longer_sentences(made_languages: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program speaks a language of longer sentences. Every sentence that it says must be in the catalogue."""
    monkeypatch.setenv(language.CHOSEN, made_language.CODE)
    with made_language.spoken(made_languages) as missed:
        yield
    assert missed == set()


CODE = re.compile(r"[a-z]+(_[a-z]+)*")
SENTENCES = re.compile(r"([^a-z\s]|([^.?!]+|\S+): [^a-z\s]|[\w-]+\.\w+ ).*([.?!”)]|: [^:]+)", re.DOTALL)
"""A place in a file or the name of a file may stand in front, and a name behind a colon."""


@pytest.fixture(autouse=True, scope="module")
def whole_sentences(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever the store, the rules and the services refuse, they say in whole sentences: what happened and, where
    there is something to do, what."""

    def checked(made: Callable[..., None]) -> Callable[..., None]:
        def init(self: object, code: str, what: str, do: str = "", *more: object, **facts: object) -> None:
            if sys._getframe(1).f_globals["__name__"].startswith("facilitator_app."):
                assert CODE.fullmatch(code), code
                for words in (what,) if do == "" else (what, do):
                    assert SENTENCES.fullmatch(words), f"{code}: {words}"
                    assert words != words.upper(), f"{code}: {words}"
            made(self, code, what, do, *more, **facts)

        return init

    with pytest.MonkeyPatch.context() as patched:
        if {"analysis", "store", "services"} & set(request.path.parts):
            for kind in (AppError, Withheld):
                patched.setattr(kind, "__init__", checked(kind.__init__))
        yield


@pytest.fixture(scope="session")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Every sentence that stands in the program, as whoever extracts them for translators sees it."""

    def write(folder: Path) -> None:
        (folder / "words.json").write_text(json.dumps(sorted(sentences_in_source())))

    folder = made_once(tmp_path_factory, "sentences", write)
    return frozenset(json.loads((folder / "words.json").read_text()))


@pytest.fixture(scope="session")
def unknown_sentences(sentences: frozenset[str]) -> Iterator[list[str]]:
    """What the program said in English and no translator was ever shown, as it is put together while it runs."""
    unknown: list[str] = []
    program, english = str(Path(facilitator_app.__file__).parent), gettext.NullTranslations

    def heard(*words: str | int) -> None:
        if sys._getframe(3).f_code.co_filename.startswith(program):  # not what tests say themselves
            unknown.extend(one for one in words if isinstance(one, str) and one not in sentences)

    def listening(say: Callable[..., str]) -> Callable[..., str]:
        def said(self: gettext.NullTranslations, *words: Any) -> str:
            heard(*words)
            return say(self, *words)

        return said

    with pytest.MonkeyPatch.context() as patched:
        for name in ("gettext", "ngettext", "pgettext", "npgettext"):
            patched.setattr(english, name, listening(getattr(english, name)))
        yield unknown


@pytest.fixture(autouse=True)
def only_known_sentences(unknown_sentences: list[str]) -> Iterator[None]:
    """Whatever the program says in a test stands in its source as it is said, so that it can be translated."""
    yield
    said = unknown_sentences[:]
    unknown_sentences.clear()
    assert said == []
