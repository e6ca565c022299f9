"""The one way for words onto paper, whatever their script: which font has them, how they stand, where a line may end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfmetrics

from facilitator_app.charts.direction import levels, order
from facilitator_app.charts.ink import PAPER
from facilitator_app.charts.script_fonts import EMOJI, Face, Glyph, face, faces, joiner, shaped

PLACEHOLDER = "\ufffd"
"""Stands for a letter that no font has."""

_SHAPED = re.compile(
    r"[\u0590-\u109f\u1100-\u11ff\u1200-\u1dbf\u2d00-\u2ddf\u3000-\ua63f\ua6a0-\ua6ff\ua800-\udfff\ufb1d-\ufeff\U00010800-\U0001efff]"
)
"""Scripts whose letters join, pile up or run to the left: never set one letter after the other."""
_FLAG, _KEYCAP = "\U0001f3f4", "\u20e3"
_MODIFIERS = re.compile("[\U0001f3fb-\U0001f3ff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1980-\u19df\u1a20-\u1aaf\uaa60-\uaadf]")
_THAI = re.compile(r"[\u0e00-\u0eff]")
_VOWELS_AFTER = tuple("ะาๅະາ")
_KILLER = "\u103a"
_AFTER = "\u0f0b\u1361\u200b"
_WORD = re.compile(r"[^ \n\u2000-\u2006\u2008-\u200a\u3000]+")
_VIRAMA, _SLACK, _MOST_IN_LINE = 9, 1e-6, 400
_NOT_FIRST = set(
    "、。，．：；！？）］｝〉》」』】〕〗〙〛’”々〻ー～…‥・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;!?)]}ะาำๅๆฯะາຳໆຯ"
)
_NOT_LAST = set("（［｛〈《「『【〔〖〘〚‘“([{เแโใไເແໂໃໄ")


def clean(text: str) -> str:
    """Typed text as plain letters: marks that turn the direction and others that nobody sees are taken out.

    Joiners stay where letters of other scripts, or the parts of a picture, need them. Line breaks stay.
    """
    if text.isascii() and text.isprintable():
        return text
    whole = re.sub("\r\n?|[\u2028\u2029]", "\n", text).replace("\t", " ")
    if whole.isascii() and whole.replace("\n", "").isprintable():
        return whole
    kept: list[str] = []
    for letter in unicodedata.normalize("NFC", whole):
        if joiner(letter):
            if kept and _may_join(kept[-1], letter):
                kept.append(letter)
        elif letter == "\n" or _visible(letter):
            while kept and kept[-1] in "\u200c\u200d" and not _joined(letter):
                kept.pop()
            kept.append(letter)
    return "".join(kept).rstrip("\u200c\u200d")


def printable(text: str) -> str:
    """The same as it stands on paper: a picture that no font has by its name, such a letter as ``PLACEHOLDER``."""
    text = clean(text)
    return text if plain(text) else "".join(map(_printed, clusters(text)))


def missing(text: str) -> set[str]:
    """The letters of a text that no font has."""
    text = clean(text)
    return set() if plain(text) else {c for c in text if c != PLACEHOLDER and PLACEHOLDER in _printed(c)}


def plain(text: str) -> bool:
    """True if the usual fonts set this text one letter after the other."""
    return text.isascii() or _plain_letters().issuperset(text)


@cache
def _plain_letters() -> frozenset[str]:
    from facilitator_app.charts.lettering import register_fonts

    register_fonts()
    fonts: list[Any] = [pdfmetrics.getFont(name) for name in (PAPER.regular, PAPER.bold)]
    codes = frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))
    letters = (chr(code) for code in codes)
    return frozenset(c for c in letters if unicodedata.category(c)[0] not in "MC" and not _SHAPED.match(c)) | {"\n"}


def clusters(text: str) -> list[str]:
    """The text in pieces that nothing may part: a letter with its accents, a picture with its parts."""
    parts: list[str] = []
    for letter in text:
        if parts and _clings(parts[-1], letter):
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one font and direction. Without ``glyphs`` the usual font sets ``text`` letter by letter."""

    text: str
    style: int
    face: Face | None = None
    glyphs: tuple[Glyph, ...] = ()
    rtl: bool = False

    def outlined(self, glyph: Glyph) -> bool:
        """True for an accent: it is drawn as a shape, for read as text it would stand beside its letter."""
        return not glyph.letters and (self.rtl or not glyph.advance)

    def width(self, font: str, size: float) -> float:
        """Its length where the usual font is ``font``."""
        if self.face is None:
            return float(pdfmetrics.stringWidth(self.text, font, size))
        return sum(glyph.advance for glyph in self.glyphs) * size


def laid(text: str, fonts: Sequence[str], styles: Sequence[int] = (), rtl: bool = False) -> list[Run]:
    """A line of ``printable`` text as runs from left to right.

    ``styles``: for each letter its index in ``fonts``; without them all letters have the first font.
    """
    styles = styles or [0] * len(text)
    if plain(text) and not rtl:
        if text and styles.count(styles[0]) == len(styles):  # of one look, as nearly all lines are
            return [Run(text, styles[0])]
        return [Run("".join(text[n] for n, _style in some), style)
                for style, some in ((s, list(g)) for s, g in groupby(enumerate(styles), lambda pair: pair[1]))]  # fmt: skip
    ways = levels(text, rtl)
    owners: list[Face] = []
    for cluster in clusters(text):
        last = owners[-1] if owners else None
        owners += _owners(cluster, fonts[styles[len(owners)]], last)
    keys = [(ways[n], styles[n], owners[n].name) for n in range(len(text))]
    runs: list[Run] = []
    depths: list[int] = []
    for (depth, style, name), some in groupby(range(len(text)), lambda n: keys[n]):
        part = "".join(text[n] for n in some)
        runs.append(Run(part, style, face(name), shaped(part, name, bool(depth % 2)), bool(depth % 2)))
        depths.append(depth)
    return [runs[index] for index in order(depths)]


@lru_cache(8192)
def width_of(text: str, font: str, size: float) -> float:
    """The length of a line in units of the drawing."""
    text = printable(text)
    if plain(text):
        return float(pdfmetrics.stringWidth(text, font, size))
    return sum(run.width(font, size) for run in laid(text, (font,)))


def fonts_for(text: str) -> list[str]:
    """The names of the fonts beside the usual one that a text needs."""
    runs = laid(printable(text).replace("\n", " "), (PAPER.regular,))
    return list(dict.fromkeys(run.face.name for run in runs if run.face is not None and not run.face.usual))


def lines_in(text: str, measure: Callable[[int, int], float], width: float) -> list[tuple[int, int]]:
    """Where each line begins and ends, without the spaces between lines. ``measure``: the length of a part."""
    lines: list[tuple[int, int]] = []
    start, end, used, adds = 0, 0, 0.0, plain(text)  # joined letters are not as wide as each by itself
    for first, last in pieces(text):
        length = measure(first, last)
        longer = length if end == start else used + measure(end, last) if adds else measure(start, last)
        if longer <= width + _SLACK:
            start, used = (start if end > start else first), longer
        else:
            if end > start:
                lines.append((start, end))
            if length > width + _SLACK:
                *whole, first = _cuts(text, first, last, measure, width)
                lines += zip(whole, [*whole[1:], first])
                length = measure(first, last)
            start, used = first, length
        end = last
    return [*lines, (start, end)]


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Parts between which a line may end: words, and signs and syllables of scripts that part no words."""
    usual = plain(text)
    for word in _WORD.finditer(text):
        start, end = word.start(), word.start()
        if usual or plain(word.group()):
            yield word.span()
            continue
        parts = clusters(word.group())
        for before, cluster, after in zip(["", *parts], parts, [*parts[1:], ""]):
            if before and _may_end(before, cluster, after):
                yield start, end
                start = end
            end += len(cluster)
        yield start, end


def _cuts(text: str, first: int, last: int, measure: Callable[[int, int], float], width: float) -> list[int]:
    """Where the lines begin of a piece that is wider than a line; the last of them is no wider."""
    edges = [first]
    for cluster in clusters(text[first:last]):
        edges.append(edges[-1] + len(cluster))
    at, starts = 0, [first]
    while at < len(edges) - 1:
        low, high = at + 1, min(len(edges) - 1, at + _MOST_IN_LINE)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if measure(edges[at], edges[middle]) <= width else (low, middle - 1)
        at = low
        if at < len(edges) - 1:
            starts.append(edges[at])
    return starts


def _may_end(before: str, first: str, second: str) -> bool:
    """True if a line may end between two clusters; ``second`` comes after ``first``."""
    if before[-1] in _AFTER:
        return True
    if first[0] in _NOT_FIRST or before[-1] in _NOT_LAST or first[-1] == _KILLER:
        return False
    if _THAI.match(first) and _THAI.match(before):
        # A letter without a vowel may end the syllable before it: no line begins with one.
        return first[0] in _NOT_LAST or len(first) > 1 or second[:1] in _VOWELS_AFTER
    return _free(before[0]) or _free(first[0])


def _free(letter: str) -> bool:
    """True for signs that stand for words or syllables, and for scripts that write no spaces between words."""
    return unicodedata.east_asian_width(letter) in "WF" or bool(_UNSPACED.match(letter))


def _clings(before: str, letter: str) -> bool:
    last = before[-1]
    if unicodedata.category(letter)[0] == "M" or joiner(letter) or letter in "\u0e33\u0eb3":
        return True
    if last == "\u200d" or "\u1160" <= letter <= "\u11ff" or (_MODIFIERS.match(letter) and _sign(last)):
        return True
    if _country(letter):
        return len(before) == 1 and _country(before)
    return unicodedata.combining(last) == _VIRAMA and unicodedata.category(letter)[0] == "L"


def _owners(cluster: str, usual: str, last: Face | None) -> list[Face]:
    """The font of each letter of a cluster."""
    if last is not None and last.keeps and unicodedata.category(cluster[0])[0] in "ZPNS" and last.has(cluster):
        return [last] * len(cluster)
    if _sequence(cluster):
        return [face(EMOJI)] * len(cluster)
    owner = _owner(cluster, usual)
    if owner is not None:
        return [owner] * len(cluster)
    return [_owner(letter, usual) or face(usual) for letter in cluster]


@lru_cache(8192)
def _owner(text: str, usual: str) -> Face | None:
    return next((one for one in faces(usual) if one.has(text)), None)


@lru_cache(8192)
def _printed(cluster: str) -> str:
    if plain(cluster):
        return cluster
    if _sequence(cluster):
        for tried in (cluster, _MODIFIERS.sub("", cluster)):
            if face(EMOJI).has(tried) and len(shaped(tried, EMOJI, False)) == 1:
                return tried
        return f"[{_names(cluster)}]"
    return "".join(
        letter if joiner(letter) or _owner(letter, PAPER.regular) else _instead(letter) for letter in cluster
    )


def _instead(letter: str) -> str:
    if letter.isspace():
        return " "
    return f"[{_names(letter)}]" if _sign(letter) else PLACEHOLDER


def _names(cluster: str) -> str:
    """What a picture shows, by the names of its parts."""
    if all(map(_country, cluster)):
        return "flag " + "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in cluster)
    tags = "".join(chr(ord(letter) - 0xE0000) for letter in cluster if "\U000e0020" <= letter < "\U000e007f")
    if tags:
        return f"flag {tags.upper()}"
    parts = [unicodedata.name(c, "sign") for c in cluster if not joiner(c) and not _MODIFIERS.match(c)]
    return ", ".join(part.lower() for part in parts or ["colour of skin"])


def _sequence(cluster: str) -> bool:
    """True for a picture of several letters."""
    if len(cluster) == 1:
        return _country(cluster)
    if _KEYCAP in cluster or _country(cluster[0]):
        return True
    return _sign(cluster[0]) and any(joiner(c) or _MODIFIERS.match(c) for c in cluster[1:])


def _country(letter: str) -> bool:
    return "\U0001f1e6" <= letter[:1] <= "\U0001f1ff"


def _sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "S" or (letter >= "\U0001f000" and unicodedata.category(letter) == "Cn")


def _may_join(before: str, letter: str) -> bool:
    if letter in "\u200c\u200d":
        return _joined(before)
    return before == _FLAG or joiner(before)


def _joined(letter: str) -> bool:
    """True for letters that a joiner can stand beside."""
    return bool(_SHAPED.match(letter)) or _sign(letter)


def _visible(letter: str) -> bool:
    """False for controls: direction marks, variation selectors, half letters, and places that no letter has."""
    if "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef":
        return False
    if "\ufdd0" <= letter <= "\ufdef" or ord(letter) & 0xFFFE == 0xFFFE:
        return False
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
