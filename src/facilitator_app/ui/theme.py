"""Colours, text sizes and spacing: themes as data, and the look that a page carries for all widgets in it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.paths import bundled
from facilitator_app.settings import FOLLOW_COMPUTER, Settings

FAMILY = "Noto Sans"
FACILITATOR_STEPS = (1.0, 1.25, 1.5, 1.75, 2.0)
RESPONDENT_STEPS = (1.0, 1.25, 1.5, 2.0, 2.5)
LARGE_TEXT = 1.5
"""From this text size on, pages change their shape: side columns move below, one bar stays pinned."""
FINGER = 44
"""Least height of whatever a finger presses, in units; larger text makes it no smaller."""

_LOOK = "_facilitator_look"


class Role(StrEnum):
    """What a piece of text is for; its size and weight follow."""

    SMALL = "small"
    SMALL_BOLD = "small_bold"
    BODY = "body"
    BODY_BOLD = "body_bold"
    LEAD = "lead"
    H2 = "h2"
    H1 = "h1"
    FIGURE = "figure"


_BOLD = {Role.SMALL_BOLD, Role.BODY_BOLD, Role.H2, Role.H1, Role.FIGURE}
_FACILITATOR_PT = {
    Role.SMALL: 10.0,
    Role.SMALL_BOLD: 10.0,
    Role.BODY: 12.0,
    Role.BODY_BOLD: 12.0,
    Role.LEAD: 13.0,
    Role.H2: 14.0,
    Role.H1: 18.0,
    Role.FIGURE: 28.0,
}
_RESPONDENT_PT = {
    Role.SMALL: 15.0,
    Role.SMALL_BOLD: 15.0,
    Role.BODY: 18.0,
    Role.BODY_BOLD: 18.0,
    Role.LEAD: 18.0,
}


_Paint = QPalette.ColorRole
_PALETTE: dict[str, tuple[QPalette.ColorRole, ...]] = {
    "window": (_Paint.Window, _Paint.AlternateBase),
    "ink": (_Paint.WindowText, _Paint.Text, _Paint.ButtonText, _Paint.ToolTipText),
    "surface": (_Paint.Base, _Paint.Button, _Paint.ToolTipBase, _Paint.Light),
    "muted": (_Paint.PlaceholderText,),
    "error": (_Paint.BrightText,),
    "selected": (_Paint.Highlight,),
    "on_selected": (_Paint.HighlightedText,),
    "accent": (_Paint.Accent, _Paint.Link, _Paint.LinkVisited),
    "divider": (_Paint.Midlight,),
    "border": (_Paint.Mid, _Paint.Dark, _Paint.Shadow),
}


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Fills for charts, in order from disagree to agree; every filled mark also gets an ``edge`` line."""

    edge: str
    single: str
    likert_5: tuple[str, ...]
    likert_4: tuple[str, ...]
    steps_5: tuple[str, ...]
    steps_4: tuple[str, ...]
    groups: tuple[str, ...]
    in_place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colour roles as "#RRGGBB". Text colours reach 7:1 on the grounds they are meant for, edges 3:1."""

    name: str
    position: int
    dark: bool
    window: str
    surface: str
    ink: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    border: str
    divider: str
    selected: str
    on_selected: str
    focus_outer: str
    focus_inner: str
    error: str
    error_bg: str
    success: str
    success_bg: str
    warning: str
    warning_bg: str
    disabled: str
    charts: ChartColours


@cache
def load_themes() -> dict[str, Theme]:
    """All bundled themes by name: light, cream, dark, black, white, in the order people choose from."""
    themes = [_theme(tomllib.loads(path.read_text("utf-8"))) for path in bundled("resources", "themes").glob("*.toml")]
    return {theme.name: theme for theme in sorted(themes, key=lambda theme: theme.position)}


def _theme(data: dict[str, Any]) -> Theme:
    charts: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data["charts"].items()
    }
    return Theme(
        name=data["name"],
        position=data["position"],
        dark=data["dark"],
        charts=ChartColours(**charts),
        **data["colours"],
    )


@dataclass(frozen=True, slots=True)
class Look:
    """How one page and all in it look: a theme, a text size and for whom it is."""

    theme: Theme
    scale: float = 1.0
    respondent: bool = False

    def as_large_as(self, other: Look) -> bool:
        """True if nothing but colours differs, so that nothing has to move."""
        return self.scale == other.scale and self.respondent == other.respondent

    @property
    def large(self) -> bool:
        """True where the text is so large that pages change their shape."""
        return self.scale >= LARGE_TEXT

    def pt(self, role: Role | str) -> float:
        """Text size of a role in points at 96 per inch."""
        return _pt(self.scale, self.respondent, role)

    def px(self, role: Role | str) -> int:
        """Text size of a role in units of the screen, never rounded below what the role asks for."""
        return _px(self.pt(role))

    def unit(self, n: float) -> int:
        """A length that grows with the text, up to one and a half times, as space should."""
        return round(n * min(self.scale, LARGE_TEXT))

    def grow(self, n: float) -> int:
        """A length that grows fully with the text: dots, ticks and icons beside words."""
        return round(n * self.scale)

    @property
    def target(self) -> int:
        """Least height of a button."""
        return FINGER if self.respondent else max(FINGER, self.unit(38))

    def font(self, role: Role | str = Role.BODY) -> QFont:
        """The font of a role. Sizes are in units, so that text and space agree on every system."""
        return QFont(_font(self.scale, self.respondent, role))  # of one's own: some underline it

    def colour(self, name: str) -> QColor:
        """The colour of a role of the theme, such as "accent"."""
        return QColor(str(getattr(self.theme, name)))

    def palette(self) -> QPalette:
        """The Qt palette: active and inactive alike, disabled differs in its text only."""
        palette = QPalette()
        for name, roles in _PALETTE.items():
            for role in roles:
                palette.setColor(QPalette.ColorGroup.All, role, self.colour(name))
        for role in (_Paint.WindowText, _Paint.Text, _Paint.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette


@cache
def _pt(scale: float, respondent: bool, name: Role | str) -> float:
    role = Role(name)
    if not respondent:
        return _FACILITATOR_PT[role] * scale
    if role in _RESPONDENT_PT:
        return _RESPONDENT_PT[role] * scale
    # Headings grow more slowly than the text, else the question fills the page.
    h1 = 1.35 - 0.25 * (min(scale, 2.5) - 1.0) / 1.5
    factor = {Role.H1: h1, Role.H2: min(h1, 20 / 18), Role.FIGURE: 28 / 18}[role]
    return 18.0 * scale * factor


def _px(pt: float) -> int:
    return -int(-(pt * 96 / 72) // 1)


@cache
def _font(scale: float, respondent: bool, role: Role | str) -> QFont:
    """Made once: each label and each part of a button asks for one whenever it is dressed, measured or drawn."""
    font = QFont(FAMILY)
    font.setPixelSize(_px(_pt(scale, respondent, role)))
    font.setBold(Role(role) in _BOLD)
    return font


@cache
def default_look() -> Look:
    """The look of a widget that stands in no page: light, usual size, facilitator."""
    return Look(load_themes()["light"])


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, those for single scripts too: a system may have none; asking again costs nothing."""
    if FAMILY in QFontDatabase.families():
        return
    for path in sorted(bundled("resources", "fonts").rglob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"the font {path.name} cannot be read: install the program again")


def apply(target: QApplication | QWidget, look: Look) -> None:
    """Give a page, or the whole program, a look; everything in it follows at once.

    A widget inside ``target`` that was given its own look keeps it, unless it says ``follows_look`` and makes its own
    from the look around it.
    """
    before = own_look(target)
    vars(target)[_LOOK] = look
    if isinstance(target, QApplication):
        from facilitator_app.ui.style import prepare

        load_fonts()
        prepare(target)
        target.setPalette(look.palette())
        target.setFont(look.font())
        for window in target.topLevelWidgets():
            if own_look(window) is None:
                refresh(window)
        return
    target.setPalette(look.palette())
    target.setFont(look.font())
    refresh(target, sizes=before is None or not before.as_large_as(look))


def refresh(widget: QWidget, *, sizes: bool = True) -> None:
    """Tell ``widget`` and all below it that share its look to work out their sizes and colours again.

    ``sizes``: False where nothing but colours has changed; whatever has another size all the same says so itself.
    """
    tell_look(widget)
    if sizes:
        widget.updateGeometry()
    widget.update()
    for child in widget.children():
        if isinstance(child, QWidget) and (own_look(child) is None or getattr(child, "follows_look", False)):
            refresh(child, sizes=sizes)


def tell_look(target: QObject | QPalette) -> None:
    """Let a widget that takes sizes or colours from the look around it do so."""
    if _takes_look(type(target)):  # type: ignore[arg-type]
        target.look_changed()  # type: ignore[union-attr]


@cache
def _takes_look(kind: type) -> bool:
    """Remembered: asked of every widget, and a Qt object takes its time to say that it has no such thing."""
    return hasattr(kind, "look_changed")


def own_look(target: QObject) -> Look | None:
    """What ``apply`` gave to this one itself. Asked on the way from each widget to its page, so it is no Qt property."""
    look = vars(target).get(_LOOK)
    return look if isinstance(look, Look) else None


def look_of(widget: QWidget | None) -> Look:
    """The look of the nearest page around ``widget``; else of the program; else the usual one."""
    while widget is not None:
        if (look := own_look(widget)) is not None:
            return look
        widget = widget.parentWidget()
    app = QApplication.instance()
    return (own_look(app) if app is not None else None) or default_look()


def theme_roles() -> tuple[str, ...]:
    """The names of all colour roles, for tests and for a list of the theme."""
    return tuple(field.name for field in fields(Theme) if field.name not in {"name", "position", "dark", "charts"})


def chosen_look(settings: Settings) -> Look:
    """The look that was chosen in Settings, or that of this computer."""
    themes, name = load_themes(), settings.theme
    if name == FOLLOW_COMPUTER or name not in themes:
        name = "dark" if QGuiApplication.styleHints().colorScheme().name == "Dark" else "light"
    return Look(themes[name], settings.scale)


def follow_computer(dress: Callable[[], object]) -> None:
    """Call ``dress`` whenever this computer turns dark or light; it may be a method of a window, which ends it."""
    QGuiApplication.styleHints().colorSchemeChanged.connect(dress)
