"""What must hold for every facilitator screen of the table, in the real window, over the demonstration's store."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import shutil
import weakref
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QMessageBox, QWidget

from facilitator_app import ui
from facilitator_app.domain import language
from facilitator_app.services import demonstration
from facilitator_app.services.workspace import create_workspace, open_workspace
from facilitator_app.store import Cost
from facilitator_app.ui import routes as to
from facilitator_app.ui import tour
from facilitator_app.ui.help.presenter import load_help
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.routes import (
    SCREENS,
    CopiesRoute,
    GroupResultsRoute,
    HelpRoute,
    HomeRoute,
    MainPointsRoute,
    NewPartnershipRoute,
    PacksRoute,
    PrivateWordsRoute,
    ResultsTabRoute,
    SettingsRoute,
    ThemeRoute,
    WordsRoute,
)
from facilitator_app.ui.screens import PartnershipBound, RoundBound, Route
from facilitator_app.ui.theme import FINGER, load_themes
from facilitator_app.ui.widgets import Button, Tabs
from facilitator_app.ui.window import Window
from made_language import longer
from ui.checks import (
    assert_sound,
    clipped,
    controls,
    edge_contrast,
    focus_change,
    picture,
    seen_contrast,
    too_big,
)
from ui.home.page_checks import mnemonics

TODAY = date(2026, 11, 24)
NO_SCREENS = {"list_editor", "list_import", "pack_pages", "respondent", "room", "starting", "widgets"}
"""Packages of the window that hold no facilitator screen."""
MADE_WITH_MORE = {"HandoverPresenter", "PersonPagesPresenter", "ReportPagesPresenter", "RoundPresenter"} | {
    "SettingsPresenter",
    "UnlockPresenter",
}
"""Their packages have a function ``build`` for them."""
EMPTY = (
    HomeRoute,
    NewPartnershipRoute,
    MainPointsRoute,
    GroupResultsRoute,
    ThemeRoute,
    WordsRoute,
    PrivateWordsRoute,
    PacksRoute,
    SettingsRoute,
    CopiesRoute,
    HelpRoute,
)


@pytest.fixture(autouse=True)
def no_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A box that waits for an answer fails the test."""

    def fail(*_args: object) -> None:
        raise AssertionError("a modal box was opened")

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", fail)
    for name in ("information", "question", "warning", "critical", "about"):
        monkeypatch.setattr(QMessageBox, name, fail)


@pytest.fixture(scope="module")
def sitting(
    demonstration_made: Path,
    tmp_path_factory: pytest.TempPathFactory,
    qapp: QApplication,  # noqa: ARG001
) -> Iterator[tuple[Window, dict[type[Route], Route]]]:
    """One window for all walks, small enough to find what does not fit, and where there is something to see."""
    folder = tmp_path_factory.mktemp("sitting")
    shutil.copytree(demonstration_made, folder / "store")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder / "laptop"))  # other copies of this file were seen on the usual one
        workspace = open_workspace(folder / "store", demonstration.PASSPHRASE, lambda: TODAY)
    workspace.preferences.set_lock_minutes(0)
    window = Window(folder / "settings.json", today=lambda: TODAY, full_screen=False)
    opened(window, workspace)
    yield window, {type(route): route for route in tour.routes_to_see(workspace, folder)}
    window.close()
    window.deleteLater()


@pytest.fixture
def window(sitting: tuple[Window, dict[type[Route], Route]], qtbot: Any) -> Iterator[Window]:
    """The window with the demonstration open, as it is on the first day."""
    window, ROUTES[window] = sitting
    before = window.settings
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    if window.settings.theme != before.theme:  # each visit sees to the size
        window.change_settings(before)


@pytest.fixture
def empty_window(tmp_path: Path, qtbot: Any) -> Iterator[Window]:
    workspace, _code = create_workspace(tmp_path / "store", "apple river stone cloud", lambda: TODAY, Cost.quick())
    window = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    opened(window, workspace)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()


def opened(window: Window, workspace: Any) -> None:
    window.resize(tour.WIDTH, tour.HEIGHT)
    window.show()
    window.opened(workspace)


def visit(window: Window, screen: Any, qtbot: Any, route: Route | None = None, scale: float = 1.0) -> QWidget:
    """Go to a screen as if for the first time, at rest: laid out, entered, and its work in the background done."""
    window._history._views.clear()  # a page that was seen before opens where it was left
    if window.settings.scale != scale:
        window.change_settings(replace(window.settings, scale=scale))
    route = route or ROUTES[window][screen]
    window.go(route, hand=tour.hand_for(route))
    rest(window, qtbot)
    assert window.page is not None
    return window.page


ROUTES: WeakKeyDictionary[Window, dict[type[Route], Route]] = WeakKeyDictionary()
EDGES = ("light", "black")
"""Themes in which edges are looked at; tests/ui/test_widgets.py has every control in all five."""
each_screen = pytest.mark.parametrize("screen", SCREENS, ids=[screen.name for screen in SCREENS.values()])


@pytest.mark.parametrize("scale", [1.0, pytest.param(2.0, marks=pytest.mark.slow)])
@each_screen
def test_it_is_sound(window: Window, qtbot: Any, screen: type[Route], scale: float) -> None:
    """As it opens from the screen of the test before, whichever that was."""
    if window.screen_name == SCREENS[screen].name:
        visit(window, HelpRoute if screen is HomeRoute else HomeRoute, qtbot, scale=scale)
    page = visit(window, screen, qtbot, scale=scale)
    assert isinstance(page, FacilitatorPage)
    assert page.area.verticalScrollBar().value() == 0, "it opens at its title"
    for tabs in page.findChildren(Tabs):
        tabs.blockSignals(True)  # the walk by arrows would leave the page
    assert_sound(window, least=FINGER, width=tour.WIDTH, height=tour.HEIGHT)
    assert_keys_once(window, page)


@pytest.mark.parametrize("screen", EMPTY)
def test_it_is_sound_with_nothing_in_it(empty_window: Window, qtbot: Any, screen: type[Route]) -> None:
    page = visit(empty_window, screen, qtbot, screen())
    assert_sound(empty_window, width=tour.WIDTH, height=tour.HEIGHT)
    assert_keys_once(empty_window, page)


def assert_keys_once(window: Window, page: QWidget) -> None:
    """No letter with Alt is there twice, and wherever the focus is each key has one meaning."""
    letters = Counter(mnemonics(window))
    assert [letter for letter, n in letters.items() if n > 1] == []
    found = [one for parent in (window, page) for one in shortcuts(parent)]
    assert [
        one.key().toString() for one, other in combinations(found, 2) if one.key() == other.key() and meet(one, other)
    ] == []


def meet(one: QShortcut, other: QShortcut) -> bool:
    """True if the focus can be where both work."""
    here, there = one.parent(), other.parent()
    assert isinstance(here, QWidget)
    assert isinstance(there, QWidget)
    usual = Qt.ShortcutContext.WidgetWithChildrenShortcut
    apart = one.context() == other.context() == usual and here is not there
    return not apart or here.isAncestorOf(there) or there.isAncestorOf(here)


def shortcuts(parent: QObject) -> list[QShortcut]:
    """The window's own shortcuts, or all of a page."""
    if isinstance(parent, Window):
        return [one for one in parent.children() if isinstance(one, QShortcut)]
    return parent.findChildren(QShortcut)


HALVES = [tuple(SCREENS)[::2], tuple(SCREENS)[1::2]]
"""Two walks that go on side by side."""


@pytest.mark.slow
@pytest.mark.parametrize("screens", HALVES, ids=["one half", "other half"])
def test_nothing_is_cut_and_all_stands_out_in_every_theme_and_size(
    window: Window, qtbot: Any, screens: tuple[type[Route], ...]
) -> None:
    """The page stays where it is while themes and sizes change, as they do for who chooses them; the theme that it opens
    with is another one each time. Words by 4.5:1; of the first boxed button and the first field an edge of 3:1, and a
    ring that is seen."""
    themes, wrong, looked_at = [*load_themes()], [], 0
    for number, screen in enumerate(screens):
        page = visit(window, screen, qtbot)
        for theme in (*themes[number % len(themes) :], *themes[: number % len(themes)]):
            look(window, qtbot, theme=theme)
            wrong += [(screen, theme, *one) for one in faint(window, page)]
            if theme in EDGES:
                seen, lost = edges(window, page)
                looked_at += seen
                wrong += [(screen, theme, *one) for one in lost]
        for scale in (1.25, 1.5, 1.75):
            look(window, qtbot, scale=scale)
            found = [*clipped(window), *too_big(window, tour.WIDTH, tour.HEIGHT)]
            wrong += [(screen, scale, told(widget), "cut") for widget in found]
        window.change_settings(replace(window.settings, scale=1.0, theme=themes[(number + 1) % len(themes)]))
    assert looked_at > len(EDGES) * len(screens)
    assert not wrong, "\n".join(map(str, wrong))


def look(window: Window, qtbot: Any, **changed: Any) -> None:
    """The page as it is, with another theme or size."""
    window.change_settings(replace(window.settings, **changed))
    rest(window, qtbot)


def rest(window: Window, qtbot: Any) -> None:
    """Laid out, and its work in the background done."""
    tour.settle()
    qtbot.waitUntil(lambda: not window.is_working)
    tour.settle()


def faint(window: Window, page: QWidget) -> list[tuple[str, str]]:
    """Words in view that do not stand out."""
    assert window.page is page
    seen = [w for w in page.findChildren(QWidget) if isinstance(w, (QLabel, QAbstractButton)) and in_view(w)]
    assert len(seen) > 2
    drawn = picture(page, page)
    return [(told(w), "faint") for w in seen if seen_contrast(w, page, page=drawn) < 4.5]


def edges(window: Window, page: QWidget) -> tuple[int, list[tuple[str, str]]]:
    """How many of the first boxed button and the first field were looked at, and what is wrong with them."""
    wrong = []
    inside = [w for w in controls(page) if whole(w, page)]
    buttons = [w for w in inside if isinstance(w, Button) and w.boxed]
    fields = [w for w in inside if isinstance(w, QLineEdit)]
    looked_at = [*buttons[:1], *fields[:1]]
    for widget in looked_at:
        other = next((w for w in inside if w is not widget), None)
        if other is not None and (change := focus_change(widget, other, window)) < 1:
            wrong.append((told(widget), f"focus {change:.2f}"))
        if other is not None:
            other.setFocus()
        if edge_contrast(widget, window) < 3:
            wrong.append((told(widget), "edge"))
    return len(looked_at), wrong


@pytest.mark.slow
@pytest.mark.usefixtures("longer_sentences")
def test_nothing_is_cut_from_right_to_left_in_a_language_of_longer_sentences(window: Window, qtbot: Any) -> None:
    assert language._("Close the round") == longer("Close the round") == "Close Close the round round"
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        wrong, sizes = {}, (1.0, 1.5)
        for screen in SCREENS:
            visit(window, screen, qtbot, scale=sizes[0])
            for scale in sizes:
                if window.settings.scale != scale:
                    look(window, qtbot, scale=scale)
                if found := [*clipped(window), *too_big(window, tour.WIDTH, tour.HEIGHT)]:
                    wrong[screen, scale] = [told(widget) for widget in found]
            sizes = sizes[::-1]  # the next one opens in the size of this one
        assert not wrong, "\n".join(map(str, wrong.items()))
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.slow
def test_every_page_is_announced_once_and_nothing_outlives_it(
    window: Window, qtbot: Any, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """From each page to the next one. The window calls some things by name, so nothing else of a page may stand under one
    of these names. When the page goes, timers and keys stop at once; then the page and what stands behind it are let go
    by everybody."""
    said: list[str] = []
    monkeypatch.setattr("facilitator_app.ui.page.announce", lambda _page, words: said.append(words))
    wrong = []
    gc.collect()
    gc.freeze()  # what is there now need not be looked through for each page
    request.addfinalizer(freeze_anew)
    page = visit(window, HelpRoute, qtbot)
    for here, there in pairwise((HelpRoute, *SCREENS, HomeRoute)):
        timers, keys = page.findChildren(QTimer), page.findChildren(QShortcut)
        others = [timer for timer in timers if not timer.isActive()]
        for timer in others:
            timer.start(100_000)
        left: list[bool] = []
        page.left.connect(lambda left=left: left.append(True))
        gone, behind = weakref.ref(page), [weakref.ref(one) for one in presenters(page)]
        said.clear()
        route = ROUTES[window][there]
        window.go(route, remember=False, hand=tour.hand_for(route))
        if left != [True] or any(t.isActive() for t in timers) or any(key.isEnabled() for key in keys):
            wrong.append((SCREENS[here].name, "goes on"))
        del page, timers, keys, others, left
        rest(window, qtbot)
        gc.collect()
        if gone() is not None and shiboken6.isValid(gone()):
            wrong.append((SCREENS[here].name, "the page is there"))
        wrong += [(SCREENS[here].name, type(one()).__name__) for one in behind if one() is not None]
        page = window.page
        assert isinstance(page, FacilitatorPage), there
        assert said == [page.title_label.text()], there
        assert said[0].strip()
        assert [name for name in ASKED if name in vars(page)] == [], there
        assert [name for name in ASKED if not callable(getattr(type(page), name))] == [], there
    assert window.fault == ""
    assert not wrong, "\n".join(map(str, wrong))


def freeze_anew() -> None:
    """What was frozen before, when all tests were collected, is not looked through after this test either."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


ASKED = ("enter", "save_pending", "leave", "look_changed")


def presenters(page: QWidget) -> list[object]:
    """What the page knows of ours that is no widget and no value."""
    found = [one for one in vars(page).values() if type(one).__module__.startswith(ui.__name__)]
    return [one for one in found if not isinstance(one, QObject) and hasattr(one, "__weakref__")]


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.property('text') or ''}"


def whole(widget: QWidget, page: QWidget) -> bool:
    """True for what lies in the page with room for the ring around it, and above the page's foot."""
    rect = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size()).adjusted(-8, -8, 8, 8)
    foot = page.foot.y() if page.foot.isVisibleTo(page) else page.height()
    return page.rect().contains(rect) and (rect.bottom() < foot or page.foot.isAncestorOf(widget))


def in_view(widget: QLabel | QAbstractButton) -> bool:
    """True for words that can be read without scrolling and that can be acted on."""
    inside = widget.visibleRegion().boundingRect() == widget.rect()  # not half of it under the foot of the page
    return inside and bool(widget.text()) and widget.isVisible() and widget.isEnabled()


def test_every_screen_has_help() -> None:
    topics = {topic.key: topic for topic in load_help().topics}
    wanted = {screen.help_topic for screen in SCREENS.values()}
    assert sorted(wanted - set(topics)) == []
    assert sorted(set(topics) - wanted) == []
    assert all(topic.title and all(topic.sentences) for topic in topics.values())


def test_every_screen_is_in_the_table() -> None:
    """A presenter, or a function that builds a page, that nothing opens is one that nobody can reach."""
    in_table = {screen.builder for screen in SCREENS.values()}
    packages = [info.name for info in pkgutil.iter_modules(ui.__path__) if info.ispkg and info.name not in NO_SCREENS]
    for package in packages:
        folder = importlib.import_module(f"{ui.__name__}.{package}")
        inside = [f"{folder.__name__}.{one.name}" for one in pkgutil.iter_modules(folder.__path__)]
        there = set()
        for module in (folder, *map(importlib.import_module, inside)):
            made_here = [one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__]
            builders = [one.__name__ for one in made_here if isinstance(one, type) and opens_by_itself(one)]
            builders += [name for name in vars(module) if name == "build" or name.startswith("build_")]
            there |= {f"{module.__name__.removeprefix(ui.__name__ + '.')}:{name}" for name in builders}
        assert there, f"{package} has no screen: name it in NO_SCREENS"
        assert sorted(there - in_table) == []


def opens_by_itself(kind: type) -> bool:
    """True for the presenter of one screen, if no function says more of what it is made with."""
    one_screen = issubclass(kind, Presenter) and not kind.__subclasses__() and not getattr(kind, "__parameters__", ())
    return one_screen and kind.__name__ not in MADE_WITH_MORE


def test_every_route_has_a_screen_and_every_screen_its_builder() -> None:
    """A screen is imported when it is first opened: here all of them are."""
    kinds = [one for one in vars(to).values() if isinstance(one, type) and issubclass(one, Route)]
    shared = {Route, PartnershipBound, RoundBound, ResultsTabRoute}
    assert {kind for kind in kinds if kind not in SCREENS} == shared
    for screen in SCREENS.values():
        module, _colon, name = screen.builder.partition(":")
        assert callable(getattr(importlib.import_module(f"{ui.__name__}.{module}"), name))
    names = Counter(screen.name for screen in SCREENS.values())
    assert [name for name, n in names.items() if n > 1] == []


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
def test_a_picture_of_every_screen(demonstration_made: Path, tmp_path: Path) -> None:
    shutil.copytree(demonstration_made, tmp_path / "store")
    workspace = open_workspace(tmp_path / "store", demonstration.PASSPHRASE, lambda: TODAY)
    number = tour.take_pictures(workspace, tmp_path / "pictures", scale=1.25, theme="cream")
    saved = {path.name for path in (tmp_path / "pictures").glob("*.png")}
    assert {f"{n:02}_{screen.name}.png" for n, screen in enumerate(SCREENS.values(), 1)} <= saved
    assert number == len(saved) >= len(SCREENS) + 20  # and the pages of respondents
