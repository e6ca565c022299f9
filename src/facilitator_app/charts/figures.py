"""Figures for exports, drawn with matplotlib: slow to load, so only when one is asked for."""

from __future__ import annotations

import os
import tempfile
from io import BytesIO
from typing import TYPE_CHECKING

from facilitator_app.charts.ink import PAPER
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults
from facilitator_app.paths import bundled, cache_folder

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def profile_png(results: RoundResults, dpi: int = 150) -> bytes:
    """The profile of the whole partnership as a PNG: one bar for each section whose score may be shown."""
    return _saved(profile(results), "png", dpi)


def profile_pdf(results: RoundResults) -> bytes:
    """The same figure as one PDF page with embedded fonts."""
    return _saved(profile(results), "pdf", 72)


def profile(results: RoundResults) -> Figure:
    """Bars on the scale of the instrument, in the order of the questionnaire; withheld sections say so in words."""
    figure_class = _matplotlib_figure()
    scale = results.instrument.scale
    sections = results.sections
    figure = figure_class(figsize=(170 / 25.4, (30 + 14 * len(sections)) / 25.4), layout="constrained")
    axes = figure.add_subplot()
    places = list(range(len(sections)))
    lengths = [0.0 if s.score is None else s.score - scale.low for s in sections]
    axes.barh(places, lengths, height=0.5, left=scale.low, color=PAPER.accent, edgecolor=PAPER.edge, linewidth=0.75)
    for place, section in zip(places, sections):
        if section.score is None:
            axes.annotate(_("not shown"), (scale.low, place), xytext=(4, 0), textcoords="offset points", va="center")
    axes.set_yticks(places, [s.title for s in sections], parse_math=False)
    axes.set_xticks(list(scale.values), [point.label.text() for point in scale.points], parse_math=False)
    axes.set_xlim(scale.low, scale.high)
    axes.invert_yaxis()
    axes.spines[["top", "right"]].set_visible(False)
    return figure


def _saved(figure: Figure, kind: str, dpi: int) -> bytes:
    # Without a date and the program's name the same results give the same file, which tells nothing of the machine.
    metadata = {"Software": None} if kind == "png" else {"CreationDate": None, "Creator": None, "Producer": None}
    target = BytesIO()
    figure.savefig(target, format=kind, dpi=dpi, metadata=metadata)
    return target.getvalue()


def _matplotlib_figure() -> type[Figure]:
    """matplotlib with its cache among ours, before its first import reads where that is."""
    if "MPLCONFIGDIR" not in os.environ:
        folder = cache_folder() / "matplotlib"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            folder = folder.__class__(tempfile.mkdtemp(prefix="facilitator-app-"))
        os.environ["MPLCONFIGDIR"] = str(folder)
    import matplotlib
    from matplotlib import font_manager
    from matplotlib.figure import Figure

    for name in (PAPER.regular, PAPER.bold):
        font_manager.fontManager.addfont(bundled("resources", "fonts", f"{name}.ttf"))
    matplotlib.rcParams.update({"font.family": "Noto Sans", "font.size": 11, "pdf.fonttype": 42})
    return Figure
