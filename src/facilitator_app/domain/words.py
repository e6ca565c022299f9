"""Words as people mean them: without letters that nobody sees, and compared without what makes no difference."""

from __future__ import annotations

import re
import unicodedata

UNSEEN = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Soft hyphens, marks of direction and blanks without width: copied along with a name, and seen by nobody."""
LOOSE_JOINERS = re.compile("(?<![^\\W\\d_a-zA-Z])[\u200c\u200d]|[\u200c\u200d](?![^\\W\\d_a-zA-Z])")
"""Joiners that join nothing. Between two letters of other scripts, such as Persian, they belong to the word."""
SAME_MARKS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u2013": "-", "\u2011": "-"})
"""Marks that a word processor puts in place of the typed ones."""


def seen(words: str) -> str:
    """The words that a person sees: unseen letters gone, each letter with its accents in one piece, single blanks."""
    without = LOOSE_JOINERS.sub("", UNSEEN.sub("", words))
    return " ".join(unicodedata.normalize("NFC", without).split())


def same(words: str) -> str:
    """A name for comparing: as seen, without capitals, and with plain marks."""
    return seen(words).translate(SAME_MARKS).casefold()
