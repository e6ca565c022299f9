"""The fonts for scripts that the usual one lacks. Each is opened when a text first needs it, and not before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from struct import unpack
from typing import Any, NamedTuple

from facilitator_app.charts.ink import PAPER
from facilitator_app.paths import bundled

SCRIPTS = (
    "Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada",
    "Malayalam", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Ethiopic", "Georgian", "Armenian", "Thaana", "Syriac",
    "NKo", "Tifinagh", "Cherokee", "CanadianAboriginal", "Mongolian", "OlChiki", "MeeteiMayek", "Adlam", "Yi",
)  # fmt: skip
EMOJI = "NotoEmoji-Regular"
FALLBACKS = (
    *(f"NotoSans{script}-Regular" for script in SCRIPTS), "NotoSerifTibetan-Regular", EMOJI,
    "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular", "NotoSansMath-Regular",
    "DroidSansFallbackFull", "NanumSquareR",
)  # fmt: skip
"""In the order in which they are asked, after the usual font."""


_LAM_ALEF = {"لآ": "\ufef5", "لأ": "\ufef7", "لإ": "\ufef9", "لا": "\ufefb"}


class Glyph(NamedTuple):
    """A drawn form: its number in the font, the letters that it is read as, its place; lengths in ems."""

    number: int
    letters: str
    advance: float
    right: float
    up: float


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """An open font. ``keeps``: spaces and full stops between its words are its own too."""

    name: str
    usual: bool
    keeps: bool
    em: int
    font: Any

    def has(self, text: str) -> bool:
        """True if it has a form for every letter that is seen."""
        return all(self.font.get_nominal_glyph(ord(letter)) for letter in text if not joiner(letter))

    def outline(self, number: int, x: float, y: float, size: float) -> str:
        """A form as the code of a page draws it, its origin at a place."""
        pen = _Pen(x, y, size / self.em)
        self.font.draw_glyph_with_pen(number, pen)
        return " ".join(pen.code)

    def box(self) -> tuple[int, ...]:
        """The box round all of its forms: left, foot, right, top."""
        edges: tuple[int, ...] = unpack(">4h", self.font.face.reference_table("head").data[36:44])
        return edges


class _Pen:
    """Takes down the lines of a form in the code of a page."""

    def __init__(self, x: float, y: float, scale: float) -> None:
        self.code: list[str] = []
        self._x, self._y, self._scale = x, y, scale
        self._at = (0.0, 0.0)

    def moveTo(self, to: tuple[float, float]) -> None:
        self._add("m", to)

    def lineTo(self, to: tuple[float, float]) -> None:
        self._add("l", to)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._add("c", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        (bend_x, bend_y), to = points
        ends = (self._at, to)
        first, second = ((x + (bend_x - x) * 2 / 3, y + (bend_y - y) * 2 / 3) for x, y in ends)
        self._add("c", first, second, to)

    def closePath(self) -> None:
        self.code.append("h")

    def endPath(self) -> None:
        pass

    def _add(self, what: str, *points: tuple[float, float]) -> None:
        self._at = points[-1]
        coordinates = (f"{self._x + x * self._scale:.2f} {self._y + y * self._scale:.2f}" for x, y in points)
        self.code.append(" ".join([*coordinates, what]))


def joiner(letter: str) -> bool:
    """True for what is not seen itself but changes its neighbours: joiners, and the tags of flags."""
    return letter in "\u200c\u200d" or "\U000e0020" <= letter <= "\U000e007f"


def path_of(name: str) -> Path:
    """The file of a bundled font."""
    folder = () if name in (PAPER.regular, PAPER.bold) else ("scripts",)
    return bundled("resources", "fonts", *folder, f"{name}.ttf")


@cache
def face(name: str) -> Face:
    """A bundled font, opened once."""
    import uharfbuzz

    usual = name in (PAPER.regular, PAPER.bold)
    opened = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path_of(name))))
    keeps = not usual and any(name == f"NotoSans{script}-Regular" for script in SCRIPTS)
    return Face(name, usual, keeps, opened.upem, uharfbuzz.Font(opened))


def faces(usual: str) -> Iterator[Face]:
    """The usual font, then the others."""
    yield face(usual)
    for name in FALLBACKS:
        yield face(name)


@lru_cache(4096)
def shaped(text: str, name: str, rtl: bool) -> tuple[Glyph, ...]:
    """The forms of a text in one font, from left to right: letters joined, accents in their places."""
    import uharfbuzz

    one = face(name)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    # The usual letters stand as far apart here as where nothing needs to be shaped.
    uharfbuzz.shape(one.font, buffer, {"kern": False, "liga": False} if one.usual else None)
    forms = list(zip(buffer.glyph_infos, buffer.glyph_positions))
    starts = sorted({info.cluster for info, _position in forms})
    left = {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)])}
    bearers = Counter(info.cluster for info, position in forms if position.x_advance)
    glyphs = []
    for info, position in forms:
        letters = ""
        if info.cluster not in bearers:  # joiners, and an accent by itself
            letters = left.pop(info.cluster, "")
        elif position.x_advance:
            bearers[info.cluster] -= 1
            letters = left[info.cluster] if rtl or not bearers[info.cluster] else left[info.cluster][:1]
            left[info.cluster] = left[info.cluster][len(letters) :]
        lengths = (length / one.em for length in (position.x_advance, position.x_offset, position.y_offset))
        glyphs.append(Glyph(info.codepoint, _as_read(letters) if rtl else letters, *lengths))
    return tuple(glyphs)


def _as_read(letters: str) -> str:
    """Letters of a form among others that run to the left: programs that read a page turn them round one by one."""
    for pair, single in _LAM_ALEF.items():
        letters = letters.replace(pair, single)
    return letters[::-1]
