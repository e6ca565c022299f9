"""Words as people mean them: tidied, without letters that nobody sees, compared without what makes no difference, and
said one after another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _

UNSEEN = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Soft hyphens, marks of direction and blanks without width: copied along with a name, and seen by nobody."""
LOOSE_JOINERS = re.compile("(?<![^\\W\\d_a-zA-Z])[\u200c\u200d]|[\u200c\u200d](?![^\\W\\d_a-zA-Z])")
"""Joiners that join nothing. Between two letters of other scripts, such as Persian, they belong to the word."""
SAME_MARKS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u2013": "-", "\u2011": "-"})
"""Marks that a word processor puts in place of the typed ones."""


def tidy(words: str) -> str:
    """One line with single blanks, and each letter with its accents in one piece."""
    return unicodedata.normalize("NFC", " ".join(words.split()))


def seen(words: str) -> str:
    """The words that a person sees: tidy, and unseen letters gone."""
    return tidy(LOOSE_JOINERS.sub("", UNSEEN.sub("", words)))


def same(words: str) -> str:
    """A name for comparing: as seen, without capitals, and with plain marks."""
    return seen(words).translate(SAME_MARKS).casefold()


def in_a_row(names: Sequence[str]) -> str:
    """Names as a person would say them: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])


def plain_digits(text: str) -> str:
    """The same text with the digits of every script as 0 to 9: ٢٠ is 20. What only looks like a digit stays."""
    digits = {letter: unicodedata.decimal(letter, None) for letter in set(text)}
    return "".join(letter if digits[letter] is None else str(digits[letter]) for letter in text)


def check_length(texts: Sequence[str], most: int) -> None:
    """What is typed and kept as it is typed. Raises AppError "too_long"."""
    longest = max((len(text) for text in texts), default=0)
    if longest > most:
        raise AppError(
            "too_long",
            _("That is {n} letters long. There is room for {most}.", n=longest, most=most),
            _("Make it shorter. What was saved before is still there."),
        )
