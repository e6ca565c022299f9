"""Large figures to look at and to save: all themes, the map of partners, where each risk lies.

Drawn with matplotlib, which is slow to load: ``figures_of`` says what there is without it, ``saved`` loads it. Values
come from released results alone. A further kind of figure is one more line in ``MAKERS``; what changed since the last round
needs more than one round's results and is made by ``_change``.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator_app.charts.figure_change import change_words, draw_change, has_change
from facilitator_app.charts.figure_drawings import LETTERS, WIDTH, draw_partners, draw_risks, draw_themes
from facilitator_app.charts.ink import PAPER, Ink
from facilitator_app.charts.pieces import Piece, table_of
from facilitator_app.charts.scalable import FAMILY
from facilitator_app.charts.script_fonts import path_of
from facilitator_app.charts.scripts import fonts_for, printable
from facilitator_app.charts.tables import table_words
from facilitator_app.domain.findings import Findings
from facilitator_app.domain.language import _
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.results import RoundResults
from facilitator_app.paths import bundled, cache_folder

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST_PARTNERS = 8
"""More organisations than these have too many arrows between them: the table of all pairs is easier to read."""
SHARP = 160
"""Dots in an inch of a saved PNG."""
EDGE = 0.01
"""Share of the width that stays empty at the left of everything: titles and drawings begin at one line."""
USUAL, LARGEST = 14, 1.45
"""Words grow with the words of the page, from its usual size on and as far as a figure has room."""


class FigureKind(StrEnum):
    """What can be drawn large."""

    THEMES = "themes"
    PARTNERS = "partners"
    RISKS = "risks"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class LargeFigure:
    """A figure that these results have: its name, and all that it shows in words, for who cannot see it."""

    kind: FigureKind
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class _Maker:
    """``has``: whether there is anything to draw; ``draw`` puts it on an empty figure."""

    has: Callable[[RoundResults], bool]
    title: Callable[[], str]
    words: Callable[[RoundResults], str]
    draw: Callable[[RoundResults, Figure, Ink], None]


def figures_of(results: RoundResults, since: SinceLast | None = None) -> tuple[LargeFigure, ...]:
    """What can be drawn of these results; made without loading anything slow. ``since``: the round beside earlier ones."""
    makers = {kind: maker for kind, maker in MAKERS.items() if maker.has(results)}
    if since is not None and has_change(since):
        makers[FigureKind.CHANGE] = _change(since)
    return tuple(LargeFigure(kind, maker.title(), maker.words(results)) for kind, maker in makers.items())


def saved(
    results: RoundResults,
    kind: FigureKind,
    form: str,
    foot: str,
    ink: Ink = PAPER,
    dpi: int = SHARP,
    since: SinceLast | None = None,
) -> bytes:
    """A figure as a file of this form, with its title above and ``foot`` below. ``since`` is needed for what changed.

    It holds no date and no name of a program or of this machine: the same results give the same bytes.
    """
    maker = _maker(kind, since)
    target, title, words = BytesIO(), maker.title(), maker.words(results)
    look: dict[str, Any] = {"dpi": dpi, "facecolor": ink.surface}
    with drawn(results, kind, foot, ink, since) as figure:
        if form == "pdf":
            from facilitator_app.charts.heard_figure import save_heard

            save_heard(figure, target, title, words, **look)
        else:
            about = {"Title": title} | (_ABOUT[form] if form == "svg" else _ABOUT[form] | {"Description": words})
            figure.savefig(target, format=form, metadata=about, **look)
    return _named(target.getvalue(), title, words) if form == "svg" else target.getvalue()


_ABOUT: dict[str, dict[str, Any]] = {"png": {"Software": None}, "svg": {"Creator": None, "Date": None}}


@contextmanager
def drawn(
    results: RoundResults, kind: FigureKind, foot: str, ink: Ink, since: SinceLast | None = None
) -> Iterator[Figure]:
    """The figure, while matplotlib has our letters and colours; it keeps none of them."""
    _load()
    import matplotlib
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    foot = printable(foot)
    maker = _maker(kind, since)
    with matplotlib.rc_context(_look(ink) | {"font.family": [FAMILY]}):
        figure = Figure(layout=ConstrainedLayoutEngine(w_pad=EDGE * WIDTH))
        maker.draw(results, figure, ink)
        plain: dict[str, Any] = {"x": EDGE, "ha": "left"}
        figure.suptitle(maker.title(), fontsize="x-large", fontweight="bold", **plain)
        figure.supxlabel(foot, fontsize="small", color=ink.muted, wrap=True, **plain)
        _give_fonts(figure)
        yield figure


def _give_fonts(figure: Figure) -> None:
    """Every word on the figure has the fonts that its letters need, whatever was typed where."""
    from matplotlib.text import Text

    for axes in figure.axes:
        axes.get_xticklabels()  # the words of an axis are there only when somebody asks for them
        axes.get_yticklabels()
    for text in figure.findobj(Text):
        if isinstance(text, Text) and (names := fonts_for(text.get_text())):
            text.set_fontfamily([FAMILY, *map(_family, names)])


def _look(ink: Ink) -> Any:
    """matplotlib's settings for these letters and colours. Words stay as they are typed: "$" begins no formula."""
    colours = ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color", "legend.labelcolor")
    return {
        "font.size": LETTERS * min(LARGEST, max(1, ink.size / USUAL)),
        "axes.facecolor": ink.surface,
        "figure.facecolor": ink.surface,
        "axes.unicode_minus": False,
        "text.parse_math": False,
        "pdf.fonttype": 42,
        "svg.fonttype": "none",
        "svg.hashsalt": "figure",
        **dict.fromkeys(colours, ink.ink),
    }


def _named(svg: bytes, title: str, words: str) -> bytes:
    """The SVG with the name and the words that a screen reader says of it."""
    from xml.sax.saxutils import escape

    head, opening, rest = svg.decode().partition("<svg ")
    tag, end, inside = rest.partition(">")
    said = f"<title>{escape(title)}</title><desc>{escape(words)}</desc>"
    return f'{head}{opening}role="img" {tag}{end}{said}{inside}'.encode()


def _load() -> None:
    """matplotlib with its cache among ours, before its first import reads where that is, and with our letters."""
    if "MPLCONFIGDIR" not in os.environ:
        folder = cache_folder() / "matplotlib"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            folder = Path(tempfile.mkdtemp(prefix="facilitator-app-"))
        os.environ["MPLCONFIGDIR"] = str(folder)
    # On a slow laptop it would say on standard error that it is busy with its letters.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist if "NotoSans-" in font.fname}
    if FAMILY not in known:
        for name in (PAPER.regular, PAPER.bold):
            font_manager.fontManager.addfont(bundled("resources", "fonts", f"{name}.ttf"))


def _family(name: str) -> str:
    """The family of a font for one script, made known to matplotlib."""
    from matplotlib import font_manager

    path = str(path_of(name))
    if all(font.fname != path for font in font_manager.fontManager.ttflist):
        font_manager.fontManager.addfont(path)
    return str(next(font.name for font in font_manager.fontManager.ttflist if font.fname == path))


def _maker(kind: FigureKind, since: SinceLast | None) -> _Maker:
    return _change(since) if since is not None and kind is FigureKind.CHANGE else MAKERS[kind]


def _change(since: SinceLast) -> _Maker:
    return _Maker(
        lambda _results: True,
        lambda: _("What went up and what went down"),
        lambda _results: change_words(since),
        lambda _results, figure, ink: draw_change(since, figure, ink),
    )


def _has_themes(results: RoundResults) -> bool:
    return any(section.score is not None for section in results.sections)


def _theme_words(results: RoundResults) -> str:
    return table_words(table_of(results, Piece()))


def _has_partners(results: RoundResults) -> bool:
    return bool(results.findings.links) and len(results.findings.names) <= MOST_PARTNERS


def _partner_words(results: RoundResults) -> str:
    findings: Findings = results.findings
    return " ".join(
        _("{a} about {b}: {value}.", a=findings.names[one.rater], b=findings.names[one.rated], value=f"{one.now:g}")
        for one in findings.links
        if one.now is not None
    )


def _has_risks(results: RoundResults) -> bool:
    return bool(results.findings.risks)


def _risk_words(results: RoundResults) -> str:
    likely, bad = (aspect.label.text() for aspect in results.instrument.aspects[:2])
    return " ".join(
        _("{n}. {risk}: {likely} {a}, {bad} {b}.", n=n, risk=risk.title, likely=likely, bad=bad.lower(),
          a=f"{risk.likelihood:.1f}", b=f"{risk.impact:.1f}")
        for n, risk in enumerate(results.findings.risks, 1)
    )  # fmt: skip


MAKERS = {
    FigureKind.THEMES: _Maker(_has_themes, lambda: _("All themes at a glance"), _theme_words, draw_themes),
    FigureKind.PARTNERS: _Maker(_has_partners, lambda: _("How we work with each other"), _partner_words, draw_partners),
    FigureKind.RISKS: _Maker(_has_risks, lambda: _("Where each risk lies"), _risk_words, draw_risks),
}
