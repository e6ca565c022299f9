"""Which way each letter of a line runs, and in which order what runs the same way stands.

Source: Unicode Standard Annex 9, the rules for text without marks that turn the direction: these are taken out before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_RIGHT = ("R", "AL")
_STRONG = ("L", *_RIGHT)
_BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "〈": "〉", "《": "》", "「": "」", "『": "』", "【": "】"}
_NEUTRAL = ("B", "S", "WS", "ON")


def runs_left(text: str) -> bool:
    """True if a paragraph is read from right to left: it begins so, and no more of its letters run the other way.

    A sentence of ours that begins with somebody's name keeps its own direction.
    """
    kinds = (kind for letter in text if (kind := unicodedata.bidirectional(letter)) in _STRONG)
    if next(kinds, "L") == "L":
        return False
    rest = list(kinds)
    return 2 * rest.count("L") <= len(rest) + 1


def levels(text: str, rtl: bool) -> list[int]:
    """The level of each letter: even ones run to the right, odd ones to the left."""
    base = int(rtl)
    whole = [unicodedata.bidirectional(letter) or "L" for letter in text]
    if not rtl and not any(kind in ("R", "AL", "AN") for kind in whole):
        return [0] * len(text)
    kinds = _weak(["ON" if kind in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI") else kind
                   for kind in whole], "R" if rtl else "L")  # fmt: skip
    _brackets(text, kinds, "R" if rtl else "L", whole)
    _neutral(kinds, "R" if rtl else "L")
    depths = [_level(kind, base) for kind in kinds]
    for index in range(len(text) - 1, -1, -1):  # spaces at the end of a line stand at its end
        if whole[index] not in ("WS", "BN"):
            break
        depths[index] = base
    return depths


def order(depths: Sequence[int]) -> list[int]:
    """The indexes of pieces with these levels, from left to right."""
    indexes = list(range(len(depths)))
    for depth in range(max(depths, default=0), 0, -1):
        start = 0
        while start < len(indexes):
            end = start
            while end < len(indexes) and depths[indexes[end]] >= depth:
                end += 1
            indexes[start:end] = reversed(indexes[start:end])
            start = end + 1
    return indexes


def _weak(kinds: list[str], side: str) -> list[str]:
    """Rules W1 to W7: marks, and numbers with their signs."""
    before = side
    for index, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kinds[index] = before
        before = kinds[index]
    strong = side
    for index, kind in enumerate(kinds):
        if kind in ("L", *_RIGHT):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for index in range(1, len(kinds) - 1):
        around = (kinds[index - 1], kinds[index + 1])
        if (kinds[index] in ("ES", "CS") and around == ("EN", "EN")) or (
            kinds[index] == "CS" and around == ("AN", "AN")
        ):
            kinds[index] = around[0]
    for start, end in _stretches(kinds, ("ET",)):
        if "EN" in (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""):
            kinds[start:end] = ["EN"] * (end - start)
    strong = side
    for index, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


def _brackets(text: str, kinds: list[str], side: str, whole: Sequence[str]) -> None:
    """Rule N0: brackets run as what they hold."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, letter in enumerate(text):
        if kinds[index] != "ON":
            continue
        if letter in _BRACKETS:
            waiting.append((_BRACKETS[letter], index))
        else:
            opening = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == letter), None)
            if opening is not None:
                pairs.append((waiting[opening][1], index))
                del waiting[opening:]
    for start, end in sorted(pairs):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]} - {""}
        if side in inside:
            way = side
        elif inside:
            before = next((s for kind in reversed(kinds[:start]) if (s := _strong(kind))), side)
            (way,) = inside if before in inside else (side,)
        else:
            continue
        for index in (start, end):
            kinds[index] = way
            for after in range(index + 1, len(kinds)):
                if whole[after] not in ("NSM", "BN"):
                    break
                kinds[after] = way


def _neutral(kinds: list[str], side: str) -> None:
    """Rules N1 and N2: what has no direction runs as its neighbours, or as the line."""
    for start, end in _stretches(kinds, _NEUTRAL):
        before = _strong(kinds[start - 1]) if start else side
        after = _strong(kinds[end]) if end < len(kinds) else side
        kinds[start:end] = [before if before == after else side] * (end - start)


def _stretches(kinds: Sequence[str], of: Sequence[str]) -> list[tuple[int, int]]:
    stretches, start = [], None
    for index, kind in enumerate([*kinds, ""]):
        if kind in of and start is None:
            start = index
        elif kind not in of and start is not None:
            stretches.append((start, index))
            start = None
    return stretches


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _level(kind: str, base: int) -> int:
    if base % 2:
        return base if kind == "R" else base + 1
    return base + {"L": 0, "R": 1}.get(kind, 2)
