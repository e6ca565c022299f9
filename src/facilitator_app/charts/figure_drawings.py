"""What is drawn on a large figure. Shapes, numbers and lines tell things apart; colour only helps."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Any

from facilitator_app.charts.ink import PAPER, Ink, between
from facilitator_app.charts.lettering import wrapped
from facilitator_app.charts.mark_shapes import hollow, outline
from facilitator_app.charts.risk_grid import shades
from facilitator_app.charts.words import decimals_of, everyone_words, figure_of
from facilitator_app.domain.language import _
from facilitator_app.domain.results import OpenEnd, RoundResults

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARK = 3.9
"""Points of a millimetre of the outline of a mark: small enough for groups that stand close under each other."""
LETTERS = 11
"""Points of usual words."""
WIDTH = 11.0
"""Inches: a figure fills a screen, and a page turned on its side."""
CELLS = 5
CLOSE = 0.34
"""Risks nearer to each other than this would cover each other's numbers."""


def draw_themes(results: RoundResults, figure: Figure, ink: Ink) -> None:
    """A bar for everyone and a mark for each group, theme by theme, on the scale of the questionnaire."""
    scale, sections, blocks = results.instrument.scale, results.sections, results.blocks
    lane, titles = 0.26, [in_lines(section.title, 30) for section in sections]  # a lane is as high as the figures in it
    decimals = max((decimals_of(one.score) for section in sections for one in section.blocks), default=1)
    row = max(0.6 + lane * len(blocks), *(0.3 * (1 + title.count("\n")) for title in titles))
    # Named here and not where they are drawn: matplotlib leaves out names that begin with a line.
    names = [everyone_words(results), *(in_lines(block.name, 28) for block in blocks)]
    columns = min(
        4, max(1, (letters_across() - 30) // (6 + max(len(line) for name in names for line in name.split("\n"))))
    )
    key_lines = -(-len(names) // columns) * max(1 + name.count("\n") for name in names)
    labels = [f"{value}\n{in_lines(scale.label(value).text(), 14)}" for value in scale.values]
    label_lines = max(label.count("\n") for label in labels)
    high = 2.1 + 0.2 * (key_lines + label_lines) + 0.62 * row * len(sections)
    figure.set_size_inches(WIDTH, high * growth())
    axes = figure.add_subplot()
    tops = [number * row for number in range(len(sections))]
    everyone = [(top, s.score - scale.low) for top, s in zip(tops, sections) if s.score is not None]
    fill_colour = ink.ink if ink.plain else ink.groups[0]
    key: list[Any] = [axes.barh([top for top, _length in everyone], [length for _top, length in everyone], left=scale.low, height=0.3,
              color=fill_colour, edgecolor=ink.edge, zorder=2)]  # fmt: skip
    for top, section in zip(tops, sections):
        words = _("not shown") if section.score is None else figure_of(section.score, section.n)
        at = scale.low if section.score is None else section.score
        put_words(axes, words, (at, top), ink, offset=(5, 0), va="center", weight="bold")
    for top in tops[1:]:
        axes.axhline(top - 0.3, color=ink.divider, linewidth=0.8, zorder=0)
    for number, block in enumerate(blocks):
        shape, size = _marker(shown := results.mark(block.id))
        known = [(top, one) for top, s in zip(tops, sections) for one in s.blocks if one.block_id == block.id]
        points = [(one.score, top + 0.3 + lane * number) for top, one in known]
        mark = axes.scatter([x for x, _y in points], [y for _x, y in points], s=size, marker=shape,
                     color=ink.surface if hollow(shown) else ink.group(shown), edgecolor=ink.edge,
                     linewidth=1.6 if hollow(shown) else 0.8, zorder=3)  # fmt: skip
        key.append(mark)
        for (_top, one), point in zip(known, points):
            way = {None: 0, OpenEnd.OR_MORE: 1, OpenEnd.OR_LESS: -1}[one.open_end]
            if way:
                axes.annotate("", point, xytext=(22 * way, 0), textcoords="offset points",
                              arrowprops={"arrowstyle": "<-", "color": ink.edge, "linewidth": 1.4})  # fmt: skip
            words = figure_of(one.score, one.n, one.open_end, decimals)
            put_words(axes, words, point, ink, offset=(26 if way > 0 else 9, 0), va="center", fontsize="small")
    axes.set_yticks(tops, titles)
    axes.set_xticks(list(scale.values), labels)
    axes.set_xlim(scale.low, scale.high + 0.04 * (scale.high - scale.low))
    axes.grid(axis="x", color=ink.divider, zorder=0)
    axes.set_ylim(tops[-1] + row - 0.3, -0.3)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(key, names, loc="lower left", bbox_to_anchor=(0, 1.01), ncols=columns, frameon=False, borderaxespad=0)


def draw_partners(results: RoundResults, figure: Figure, ink: Ink) -> None:
    """Organisations in a ring; an arrow from each to those it speaks of, the wider the more closely it says they work."""
    from matplotlib.patches import FancyArrowPatch

    findings, scale = results.findings, results.instrument.scale
    names = {id_: in_lines(name, 18) for id_, name in findings.names.items()}
    # Room for the names above and below the ring; in figures one unit is as long across as it is high.
    reach = 1.2 + 0.075 * growth() * (1 + max(name.count("\n") for name in names.values()))
    figure.set_size_inches(WIDTH, 6.7 * reach)
    axes = figure.add_subplot()
    ids = list(names)
    points = {id_: (sin(2 * pi * n / len(ids)), cos(2 * pi * n / len(ids))) for n, id_ in enumerate(ids)}
    decimals = max((decimals_of(one.now) for one in findings.links if one.now is not None), default=1)
    apart = {frozenset((pair.higher, pair.lower)) for pair in findings.mismatches}
    for link in findings.links:
        if link.now is None:
            continue
        (x, y), (to_x, to_y) = points[link.rater], points[link.rated]
        far = frozenset((link.rater, link.rated)) in apart
        part = (link.now - scale.low) / (scale.high - scale.low)
        axes.add_patch(
            FancyArrowPatch(
                (x, y), (to_x, to_y), connectionstyle="arc3,rad=0.16", arrowstyle="-|>", mutation_scale=16,
                shrinkA=26, shrinkB=26, linewidth=0.6 + 4.4 * part, linestyle=(0, (4, 2)) if far else "-",
                color=ink.ink if ink.plain else between(ink.border, ink.accent, part), zorder=2, gid=_pair(link),
            )
        )  # fmt: skip
        # On the arc, nearer to who says it: so the two of a pair stand apart.
        along, bow = 0.34, 0.145
        middle = (x + (to_x - x) * along + (to_y - y) * bow / 2, y + (to_y - y) * along - (to_x - x) * bow / 2)
        put_words(axes, f"{link.now:.{decimals}f}", middle, ink, ha="center", va="center", zorder=4,
               bbox={"boxstyle": "round,pad=0.15", "facecolor": ink.surface, "edgecolor": "none"})  # fmt: skip
    for number, id_ in enumerate(ids, 1):
        x, y = points[id_]
        axes.scatter([x], [y], s=1500, color=ink.surface, edgecolor=ink.ink, linewidth=2, zorder=5)
        put_words(axes, str(number), (x, y), ink, ha="center", va="center", weight="bold", zorder=6, fontsize="large")
        side = "center" if abs(x) < 0.1 else "left" if x > 0 else "right"
        stands = "center" if side != "center" else "bottom" if y > 0 else "top"
        put_words(axes, names[id_], (x * 1.17, y * 1.17), ink, ha=side, va=stands, zorder=6)
    axes.set(xlim=(-1.8, 1.8), ylim=(-reach, reach))
    axes.set_aspect("equal")
    axes.set_axis_off()
    ends = [_("{n} is {words}", n=value, words=scale.label(value).text()) for value in (scale.low, scale.high)]
    key = _("The number beside an arrow is what the one it starts from says. {low}, {high}. The wider, the higher.",
            low=ends[0], high=ends[1])  # fmt: skip
    if apart:
        key += " " + _("Broken arrows: the two see their work 2 points or more apart.")
    axes.set_title(in_lines(key, round(1.2 * letters_across())), fontsize="small", loc="left", color=ink.muted)


def draw_risks(results: RoundResults, figure: Figure, ink: Ink) -> None:
    """Each risk by its number, exactly where its two averages lie, over the bands of whole answers."""
    risks, bands = results.findings.risks, sorted(results.instrument.bands, key=lambda band: band.lower)
    across = round(46 / growth())
    lines = [in_lines(f"{number}. {risk.title}: {risk.score:.1f}", across) for number, risk in enumerate(risks, 1)]
    scores = _("After each risk stands its score: each person's two answers multiplied, then the average of all.")
    said = "\n".join([*lines, "", in_lines(scores, across)])
    figure.set_size_inches(WIDTH, max(8.2, 1.6 + (0.26 * (2 + said.count("\n")) + 0.4 * len(bands)) * growth()))
    axes, beside = figure.subplots(1, 2, width_ratios=(6.4, 4.6))
    fills = shades(len(bands), ink)
    zone = {n: bands.index(band) for n in range(1, 26) if (band := results.instrument.band_at(n)) in bands}
    for i in range(1, CELLS + 1):
        for j in range(1, CELLS + 1):
            colour = fills[zone[i * j]] if i * j in zone else ink.surface
            axes.fill_between([i - 0.5, i + 0.5], j - 0.5, j + 0.5, color=colour, edgecolor=ink.border, linewidth=0.6)
            for x, y, wide in ((i + 0.5, j, False), (i, j + 0.5, True)):
                other = (i + 1) * j if not wide else i * (j + 1)
                if (i if not wide else j) < CELLS and zone.get(other) != zone.get(i * j):
                    ends = ([x, x], [y - 0.5, y + 0.5]) if not wide else ([x - 0.5, x + 0.5], [y, y])
                    axes.plot(*ends, color=ink.ink, linewidth=2.2, zorder=2)
            put_words(axes, str(i * j), (i - 0.44, j - 0.44), ink, fontsize="x-small", color=ink.on(colour))
    shown = _spread([(risk.likelihood, risk.impact) for risk in risks])
    for number, (risk, (x, y)) in enumerate(zip(risks, shown), 1):
        if (x, y) != (risk.likelihood, risk.impact):
            axes.plot([risk.likelihood, x], [risk.impact, y], color=ink.ink, linewidth=1, zorder=3)
            axes.scatter([risk.likelihood], [risk.impact], s=14, color=ink.ink, zorder=3)
        axes.scatter([x], [y], s=430, color=ink.ink, edgecolor=ink.surface, linewidth=1.4, zorder=4)
        put_words(axes, str(number), (x, y), ink, color=ink.surface, ha="center", va="center", weight="bold", zorder=5)
    labels = [in_lines(aspect.label.text(), 40) for aspect in results.instrument.aspects[:2]]
    axes.set(xlim=(0.5, 5.5), ylim=(0.5, 5.5), xticks=range(1, 6), yticks=range(1, 6))
    axes.set_xlabel(labels[0], weight="bold")
    axes.set_ylabel(labels[1], weight="bold")
    axes.set_aspect("equal")
    beside.set_axis_off()
    put_words(beside, said, (0, 1), ink, va="top", linespacing=1.5)
    _bands(beside, [band.title.text() for band in bands], fills, ink)


def _bands(axes: Axes, names: list[str], fills: list[str], ink: Ink) -> None:
    """What the shades stand for, the highest first; where nothing is filled the lines in the grid part the bands."""
    if ink.plain:
        return
    foot = 0.02
    for name, colour in zip(names, fills):
        lines = in_lines(name, 42)
        high = 0.022 * lines.count("\n")
        axes.scatter([0.02], [foot + high / 2], marker="s", s=150, color=colour, edgecolor=ink.edge, linewidth=0.8)
        put_words(axes, lines, (0.07, foot + high / 2), ink, va="center")
        foot += 0.05 + high
    axes.set(xlim=(0, 1), ylim=(0, 1))


def _spread(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where the numbers stand: at their points, or round a point that several share or nearly share."""
    placed = list(points)
    left = list(range(len(points)))
    while left:
        first = left[0]
        near = [n for n in left if hypot(points[n][0] - points[first][0], points[n][1] - points[first][1]) < CLOSE]
        left = [n for n in left if n not in near]
        for turn, n in enumerate(near if len(near) > 1 else ()):
            reach = max(0.26, 0.19 / sin(pi / len(near))) if len(near) > 1 else 0
            angle = 2 * pi * turn / len(near)
            x, y = points[first][0] + reach * sin(angle), points[first][1] + reach * cos(angle)
            placed[n] = (min(5.3, max(0.7, x)), min(5.3, max(0.7, y)))
    return placed


def growth() -> float:
    """How much larger than usual the letters are: rows are as much higher."""
    import matplotlib

    return float(matplotlib.rcParams["font.size"]) / LETTERS


def letters_across() -> int:
    """How many letters stand side by side in the whole figure."""
    return int(WIDTH * 72 / (0.55 * LETTERS * growth()))


def _marker(number: int) -> tuple[Any, float]:
    """The mark of a group as matplotlib takes it: a closed path, and the square of its size in points."""
    from matplotlib.path import Path

    corners = [*outline(number), outline(number)[0]]
    return Path(corners, closed=True), (MARK * max(abs(way) for corner in corners for way in corner)) ** 2


def in_lines(text: str, letters: int) -> str:
    """Typed words in lines as long as so many usual letters."""
    return "\n".join(wrapped(text, PAPER.regular, 10, letters * 5.5))


def _pair(link: Any) -> str:
    return f"{link.rater}>{link.rated}"


def put_words(axes: Axes, text: str, at: tuple[float, float], ink: Ink, *, offset: tuple[float, float] = (0, 0),
           **look: Any) -> None:  # fmt: skip
    axes.annotate(text, at, xytext=offset, textcoords="offset points", **({"color": ink.ink} | look))
