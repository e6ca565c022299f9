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
_EVERYDAY = (
    "action advice age alliance association authority care carers centre charity children city college committee "
    "common community council county district door education families family forum foundation friends fund group "
    "groups health help home homes hope hospital house housing justice learning life link local mental mind minds "
    "network new office open parents partners partnership people police practice primary project recovery safe "
    "safer school service services social society start support team together town trust university union voice "
    "voices voluntary volunteers welfare wellbeing women work young youth"
)
PLAIN_WORDS = frozenset(_EVERYDAY.split())
"""Words that names of organisations are made of and that people use for other things. One of them by itself is the name
only where it is written like one: with a capital letter that no sentence begins with."""
_ENDS_OF_SENTENCES = ".!?:\n\u201c\u2018\"'("
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class NameMark:
    """A name that stands in a text, from its first letter up to ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ListedNames:
    """Whole names and single parts of names, each as the words of it without capitals and accents. ``plain``: parts of names
    of organisations that are everyday words."""

    whole: frozenset[tuple[str, ...]] = frozenset()
    plain: frozenset[str] = frozenset()

    @classmethod
    def of(cls, partnership: Partnership, round_: Round, without: str = "") -> ListedNames:
        """The people and organisations of the partnership, and whom the round is about.

        ``without``: id of the inner round about the one whose name is left out.
        """
        names = [one.name for one in partnership.members]
        organisations = [one.name for one in partnership.organisations]
        subjects = round_.about.subjects if round_.about is not None else ()
        for one in subjects:
            (organisations if one.organisation_id else names).append(one.name)
        left_out = {one.name for one in subjects if without and one.round_id == without}
        kept = ([name for name in some if name not in left_out] for some in (names, organisations))
        return cls.from_names(*kept)

    @classmethod
    def from_names(cls, names: Iterable[str], organisations: Iterable[str] = ()) -> ListedNames:
        people, others = cls._known(names), cls._known(organisations)
        single = {one[0] for one in others - people if len(one) == 1}
        return cls(frozenset(people | others), frozenset(single & PLAIN_WORDS))

    @staticmethod
    def _known(names: Iterable[str]) -> set[tuple[str, ...]]:
        known: set[tuple[str, ...]] = set()
        for name in names:
            words = tuple(word for word, _start, _end in _words(name))
            known |= {words} if words else set()
            known |= {(word,) for word in words if len(word) >= LEAST_LETTERS and word not in LITTLE_WORDS}
        return known

    def marks(self, text: str) -> tuple[NameMark, ...]:
        """Where whole words of the text are a name or a part of one; the longest name first, none inside another."""
        words = _words(text)
        longest = max((len(name) for name in self.whole), default=0)
        marks: list[NameMark] = []
        at = 0
        while at < len(words):
            sizes = range(min(longest, len(words) - at), 0, -1)
            size = next((n for n in sizes if tuple(w for w, _s, _e in words[at : at + n]) in self.whole), 0)
            if size == 1 and words[at][0] in self.plain and not _written_as_name(text, words[at][1]):
                size = 0
            if size:
                marks.append(NameMark(words[at][1], words[at + size - 1][2]))
            at += size or 1
        return tuple(marks)

    def said(self, text: str) -> tuple[str, ...]:
        """The names as they are written in the text, each once."""
        names: dict[str, str] = {}
        for mark in self.marks(text):
            name = text[mark.start : mark.end]
            names.setdefault(_plain(name), name)
        return tuple(names.values())


def _written_as_name(text: str, start: int) -> bool:
    """True if the word there has a capital that is not the first letter of a sentence."""
    before = text[:start].rstrip(" \t")
    return text[start].isupper() and bool(before) and before[-1] not in _ENDS_OF_SENTENCES


def _words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text for comparing, each with the place where it stands. An accent may be a letter of its own."""
    kept = [(at, letter) for at, letter in enumerate(text) if not _unseen(letter)]
    letters = "".join(letter for _at, letter in kept).translate(SAME_MARKS)
    words = []
    for match in _WORD.finditer(letters):
        end = kept[match.end() - 1][0] + 1
        while end < len(text) and _unseen(text[end]):
            end += 1
        words.append((_plain(match.group()), kept[match.start()][0], end))
    return words


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn" or UNSEEN.match(letter) is not None


def _plain(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in apart if not _unseen(letter)).casefold()
