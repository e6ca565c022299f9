"""How close answers lie, in one word, and van der Eijk's A for the annex: see
docs/measures.md, "How close the answers lie".

The run that counts as *Similar* is half the scale, rounded up (2 of 3 and 4, 3 of 5, 4 of 7), that of *Close* one less; on
a scale without a middle, *Split* also needs a fifth of the people in each end category, or answers that touch (0/8/5/0)
would count as split. Neither word is said of answers that lie apart: 0/1/4/0/5 is no more *Similar* than 4/0/5 would be.
Error rates: docs/measures.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from facilitator_app.domain.language import _
from facilitator_app.domain.results import Spread

FEWEST, FEWEST_FOR_INDEX = 5, 8
REMEMBERED = 1 << 14
"""Counts whose word and A are kept: what chance does is worked out over thousands of deals, with few counts that differ."""
CLOSE_AGREEMENT, SOME_AGREEMENT = Fraction(3, 5), Fraction(1, 5)
"""From which A on these words are said."""


def spread_of(counts: Sequence[int]) -> Spread | None:
    """The word for one item. ``counts``: people per point, lowest first. None below five answers."""
    return _spread_of(tuple(counts))


@lru_cache(REMEMBERED)
def _spread_of(counts: tuple[int, ...]) -> Spread | None:
    n, points = sum(counts), len(counts)
    if n < FEWEST:
        return None
    if max(counts) == n:
        return Spread.SAME
    half = points // 2
    both_ends = points % 2 == 1 or 5 * min(counts[0], counts[-1]) >= n
    if both_ends and min(sum(counts[:half]), sum(counts[-half:])) >= max(2, _rounded_up(n, 3)):
        return Spread.SPLIT
    run = (points + 1) // 2
    if not _most_in(counts, run) or _lie_apart(counts):
        return Spread.MIXED
    return Spread.CLOSE if _most_in(counts, max(1, run - 1)) else Spread.SIMILAR


def _rounded_up(n: int, parts: int) -> int:
    """This part of so many people. In whole numbers: it is asked for every hand of every deal of ``analysis.chance``."""
    return -(-n // parts)


def _lie_apart(counts: Sequence[int]) -> bool:
    """True if nobody gave an answer that lies between two sides with a quarter of the people (two at least) each, or if A is
    under what is called some agreement: what stands beside it must not say the opposite."""
    n = sum(counts)
    side = max(2, _rounded_up(n, 4))
    gap = any(not count and min(sum(counts[:at]), sum(counts[at:])) >= side for at, count in enumerate(counts))
    return gap or (len(counts) > 2 and van_der_eijk(counts) < SOME_AGREEMENT)


def _most_in(counts: Sequence[int], run: int) -> bool:
    """True if four fifths are in some ``run`` neighbours; nine tenths where there are answers on both sides of them."""
    n = sum(counts)
    for start in range(len(counts) - run + 1):
        inside, one_side = sum(counts[start : start + run]), not (sum(counts[:start]) and sum(counts[start + run :]))
        if 10 * inside >= (8 if one_side else 9) * n:
            return True
    return False


def spread_of_section(words: Sequence[Spread | None]) -> Spread | None:
    """The word for a section from the words of its items: Split if at least half are split; Close, or Similar, if all but
    one are that or nearer; else Mixed. None without any word."""
    known = [word for word in words if word is not None]
    if not known:
        return None
    if sum(word is Spread.SPLIT for word in known) * 2 >= len(known):
        return Spread.SPLIT
    for word, near in ((Spread.CLOSE, (Spread.SAME, Spread.CLOSE)), (Spread.SIMILAR, tuple(Spread)[:3])):
        fitting = sum(one in near for one in known)
        if fitting >= max(1, len(known) - 1):
            return word
    return Spread.MIXED


def agreement_index(counts: Sequence[int]) -> Fraction | None:
    """Van der Eijk's A (2001): -1 divided, 0 flat, 1 agreed. None below eight answers or three points."""
    return None if sum(counts) < FEWEST_FOR_INDEX or len(counts) < 3 else van_der_eijk(counts)


def agreement_words(index: Fraction | None) -> str:
    """What an A is called; nothing where there is none. Compared exactly."""
    if index is None:
        return ""
    if index >= CLOSE_AGREEMENT:
        return _("close agreement")
    if index >= SOME_AGREEMENT:
        return _("some agreement")
    return _("spread out") if index >= -SOME_AGREEMENT else _("divided")


def van_der_eijk(counts: Sequence[int]) -> Fraction:
    """A of any number of answers, by peeling layers of equal height off the counts."""
    return _van_der_eijk(tuple(counts))


@lru_cache(REMEMBERED)
def _van_der_eijk(counts: tuple[int, ...]) -> Fraction:
    left, total = list(counts), Fraction(0)
    while any(left):
        height = min(count for count in left if count)
        pattern = tuple(1 if count else 0 for count in left)
        total += height * sum(pattern) * _layer(pattern)
        left = [count - height * here for count, here in zip(left, pattern)]
    return total / sum(counts) if total else total


@lru_cache
def _layer(pattern: tuple[int, ...]) -> Fraction:
    """A of people who are spread evenly over some points; there are few patterns, and all come again and again."""
    size, points = sum(pattern), len(pattern)
    if size == 1:
        return Fraction(1)
    if size == points:
        return Fraction(0)
    together = apart = 0
    for i in range(points):
        for j in range(i + 1, points):
            for k in range(j + 1, points):
                triple = (pattern[i], pattern[j], pattern[k])
                together += triple in ((1, 1, 0), (0, 1, 1))
                apart += triple == (1, 0, 1)
    unimodal = Fraction((points - 2) * together - (points - 1) * apart, (points - 2) * (together + apart))
    return unimodal * (1 - Fraction(size - 1, points - 1))
