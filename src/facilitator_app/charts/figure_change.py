"""The large figure of what changed: each theme then and now on its scale, and beside it over the days of the rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.charts import over_time
from facilitator_app.charts.figure_drawings import LETTERS, WIDTH, growth, in_lines, letters_across, put_words
from facilitator_app.charts.ink import Ink
from facilitator_app.domain.instrument import Scale
from facilitator_app.domain.language import _
from facilitator_app.domain.over_time import SinceLast

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIZE = 110
"""Square of the size of a mark, in points."""
NAMES = 27
"""Letters of the names of themes."""
MARK = 6
"""Letters that would have room where the mark of a round stands before its name."""
ROOM = 0.36
"""How far a line over time goes up and down from the middle of its row, in rows."""


def has_change(comparison: SinceLast | None) -> bool:
    """True if there is anything to draw."""
    return comparison is not None and not comparison.in_words and bool(comparison.changes.themes)


def change_words(comparison: SinceLast) -> str:
    """All that it shows."""
    over = over_time.trends_of(comparison)
    parts = (
        over_time.headline(comparison),
        over_time.lead(comparison),
        over_time.said(comparison, comparison.changes.themes),
        over_time.trend_words(comparison, over[0]) if over else "",
    )
    return " ".join(part for part in parts if part)


def draw_change(comparison: SinceLast, figure: Figure, ink: Ink) -> None:
    """A ring for then and a diamond for now. With three rounds or more each theme has a line over the days beside it."""
    over, themes, scale = over_time.trends_of(comparison), comparison.changes.themes, comparison.now.instrument.scale
    titles = [in_lines(over_time.title_of(one), NAMES - 1) for one in themes]
    row = max(0.75 if over else 0.55, *(0.3 * (1 + title.count("\n")) for title in titles))
    room = (letters_across() - NAMES) * (0.55 if over else 0.95)
    lead = in_lines(f"{over_time.headline(comparison)} {over_time.people_words(comparison)}", round(room))
    labels = [f"{value}\n{in_lines(scale.label(value).text(), 12)}" for value in scale.values]
    names = _names(comparison, round(room))
    above = sum(max(text.count("\n") for text in texts) for texts in (labels, names, [lead]))
    high = 2.3 + 0.21 * above + (row + 0.1) * len(themes)
    figure.set_size_inches(WIDTH, high * growth())
    if over:
        axes, beside = figure.subplots(1, 2, width_ratios=(3, 2))
        _over_days(beside, comparison, scale, ink)
        beside.set_title(_("Over time"), fontsize="medium", loc="left", color=ink.ink)
    else:
        axes = figure.add_subplot()
    _pairs(axes, comparison, (titles, labels, names), lead, ink)


def _names(comparison: SinceLast, room: int) -> list[str]:
    """What the two rounds are called, in lines. Both stand side by side, each with its mark, in ``room`` letters."""
    assert comparison.before is not None
    most = max(8, min(22, room // 2 - MARK))
    return [in_lines(name, most) for name in (comparison.before.round_name, comparison.now.round_name)]


def _pairs(
    axes: Axes, comparison: SinceLast, words: tuple[list[str], list[str], list[str]], lead: str, ink: Ink
) -> None:
    """``words``: of themes, answers and rounds."""
    scale, (titles, labels, names) = comparison.now.instrument.scale, words
    then = [(float(one.before), n) for n, one in enumerate(comparison.changes.themes) if one.before is not None]
    now = [(float(one.now), n) for n, one in enumerate(comparison.changes.themes) if one.now is not None]
    for (first, n), (last, _n) in zip(then, now):
        axes.plot([first, last], [n, n], color=ink.ink, linewidth=2, zorder=2)
    marks = [
        axes.scatter([x for x, _y in now], [y for _x, y in now], s=SIZE, marker="D", zorder=3,
                     color=ink.ink if ink.plain else ink.accent, edgecolor=ink.ink),
        axes.scatter([x for x, _y in then], [y for _x, y in then], s=SIZE, marker="o", zorder=4,
                     color=ink.surface, edgecolor=ink.ink, linewidth=1.6),
    ]  # fmt: skip
    for n, one in enumerate(comparison.changes.themes):
        put_words(
            axes,
            in_lines(over_time.beside(comparison, one), 34),
            (scale.low, n),
            ink,
            offset=(0, 9),
            va="bottom",
            ha="left",
            fontsize="small",
        )
    axes.set_yticks(range(len(titles)), titles)
    axes.set_xticks(list(scale.values), labels)
    slack = 0.05 * (scale.high - scale.low)
    axes.set_xlim(scale.low - slack, scale.high + slack)
    axes.set_ylim(len(titles) - 0.4, -0.7)
    axes.grid(axis="x", color=ink.divider, zorder=0)
    axes.spines[["top", "right"]].set_visible(False)
    pad = 2.2 * LETTERS * growth() * max(1 + name.count("\n") for name in names)
    axes.set_title(lead, fontsize="medium", loc="left", color=ink.ink, pad=pad)
    axes.legend(marks[::-1], names, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=2, frameon=False, borderaxespad=0)


def _over_days(axes: Axes, comparison: SinceLast, scale: Scale, ink: Ink) -> None:
    over = over_time.trends_of(comparison)
    assert over is not None
    rows, days = over
    for n, line in enumerate(rows):
        for edge in (-ROOM, ROOM):
            axes.axhline(n + edge, color=ink.divider, linewidth=0.8, zorder=0)
        at = [n + ROOM - 2 * ROOM * (score - scale.low) / (scale.high - scale.low) for _day, score in line.points]
        axes.plot([day.toordinal() for day, _score in line.points], at, color=ink.ink, linewidth=1.6, marker="o",
                  markersize=7, markerfacecolor=ink.ink if ink.plain else ink.accent, markeredgecolor=ink.ink)  # fmt: skip
    first, last = days[0][0].toordinal(), days[-1][0].toordinal()
    axes.set_xticks(
        [day.toordinal() for day, _words in days],
        [("\n\n" if n % 2 else "") + in_lines(words, 10) for n, (_day, words) in enumerate(days)],
        fontsize="small",
    )
    axes.set_xlim(first - 0.08 * (last - first), last + 0.08 * (last - first))
    axes.set_yticks([])
    axes.set_ylim(len(rows) - 0.4, -0.7)
    axes.spines[["top", "right", "left"]].set_visible(False)
