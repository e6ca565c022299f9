"""Names from a partnership's lists that stand in what somebody wrote: found for the facilitator, changed by nobody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.round import Round
from facilitator_app.domain.words import SAME_MARKS, UNSEEN

LEAST_LETTERS = 3
"""Of a part of a name. "Jo" or "Li" alone would be found in too much; as a whole name they are found."""
LITTLE_WORDS = frozenset({"and", "the", "for", "with", "from", "ltd", "van", "von", "der", "den", "del", "dos"})
"""Parts of names that say nothing by themselves."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class NameMark:
    """A name that stands in a text, from its first letter up to ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ListedNames:
    """Whole names and single parts of names, each as the words of it without capitals and accents."""

    whole: frozenset[tuple[str, ...]] = frozenset()

    @classmethod
    def of(cls, partnership: Partnership, round_: Round, without: str = "") -> ListedNames:
        """The people and organisations of the partnership, and whom the round is about.

        ``without``: id of the inner round about the one whose name is left out.
        """
        names = [one.name for one in partnership.members] + [one.name for one in partnership.organisations]
        subjects = round_.about.subjects if round_.about is not None else ()
        names += [one.name for one in subjects]
        left_out = {one.name for one in subjects if without and one.round_id == without}
        return cls.from_names([name for name in names if name not in left_out])

    @classmethod
    def from_names(cls, names: Iterable[str]) -> ListedNames:
        known: set[tuple[str, ...]] = set()
        for name in names:
            words = tuple(word for word, _start, _end in _words(name))
            known |= {words} if words else set()
            known |= {(word,) for word in words if len(word) >= LEAST_LETTERS and word not in LITTLE_WORDS}
        return cls(frozenset(known))

    def marks(self, text: str) -> tuple[NameMark, ...]:
        """Where whole words of the text are a name or a part of one; the longest name first, none inside another."""
        words = _words(text)
        longest = max((len(name) for name in self.whole), default=0)
        found: list[NameMark] = []
        at = 0
        while at < len(words):
            sizes = range(min(longest, len(words) - at), 0, -1)
            size = next((n for n in sizes if tuple(w for w, _s, _e in words[at : at + n]) in self.whole), 0)
            if size:
                found.append(NameMark(words[at][1], words[at + size - 1][2]))
            at += size or 1
        return tuple(found)

    def said(self, text: str) -> tuple[str, ...]:
        """The names as they are written in the text, each once."""
        names: dict[str, str] = {}
        for mark in self.marks(text):
            name = text[mark.start : mark.end]
            names.setdefault(_plain(name), name)
        return tuple(names.values())


def _words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text for comparing, each with the place where it stands. An accent may be a letter of its own."""
    kept = [(at, letter) for at, letter in enumerate(text) if not _unseen(letter)]
    letters = "".join(letter for _at, letter in kept).translate(SAME_MARKS)
    found = []
    for match in _WORD.finditer(letters):
        end = kept[match.end() - 1][0] + 1
        while end < len(text) and _unseen(text[end]):
            end += 1
        found.append((_plain(match.group()), kept[match.start()][0], end))
    return found


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn" or UNSEEN.match(letter) is not None


def _plain(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in apart if not _unseen(letter)).casefold()
