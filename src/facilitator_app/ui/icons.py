"""Our own line icons: drawn on a 20 grid, coloured when painted, never a symbol from a font."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from facilitator_app.paths import bundled


@cache
def _drawing(name: str) -> str:
    return bundled("resources", "icons", f"{name}.svg").read_text("utf-8")


@cache
def icon_names() -> tuple[str, ...]:
    """The names of all icons there are."""
    return tuple(sorted(path.stem for path in bundled("resources", "icons").glob("*.svg")))


@lru_cache(maxsize=256)
def _drawn_in(name: str, colour: str) -> QSvgRenderer:
    """Read once for each colour: a page draws the same few again and again."""
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Paint the icon ``name`` into ``rect`` in one colour."""
    _drawn_in(name, colour.name()).render(painter, rect)
