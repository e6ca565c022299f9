"""The words that open a file: what can be said of words that were typed, and new ones while the file is open."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.store import (
    RECOVERY,
    WORDS_TO_OPEN,
    Store,
    as_kept,
    known_words,
    read_recovery_code,
    spellings,
    split_words,
)


def same_words(typed: str, right: str) -> bool:
    """True if these open a file that is locked with ``right``."""
    return as_kept(right) in spellings(typed)


def is_code(typed: str) -> bool:
    """True for a recovery code, however it was typed."""
    return read_recovery_code(typed) is not None


def difference(typed: str, right: str) -> str:
    """Where words first differ, by number, and whether by capitals alone; never what the right word is."""
    typed_words, right_words = typed.split(), right.split()
    for number, (one, other) in enumerate(zip(typed_words, right_words, strict=False), 1):
        if one != other and one.casefold() == other.casefold():
            return _("Word {n} differs in its capital letters.", n=number)
        if one != other:
            return _("Word {n} is not the same. Look at its spelling.", n=number)
    return _("You typed {n} words. There are {right}.", n=len(typed_words), right=len(right_words))


def advice(typed: str) -> str:
    """What can be said of words that open nothing, from those words and the public list alone.

    Nothing of the right words goes into it, so it helps nobody who guesses.
    """
    words, listed = split_words(typed), known_words()
    known = [word in listed for word in words]
    if len(words) == WORDS_TO_OPEN and sum(known) >= WORDS_TO_OPEN - 2:
        strange = [number for number, is_known in enumerate(known, 1) if not is_known]
        if strange:
            return _("Word {n} is not in our list of words. Look at its spelling.", n=strange[0])
        return _("All five are words from our list, so one of them may be another word, or in another place.")
    if all(known) and WORDS_TO_OPEN - 1 <= len(words) <= WORDS_TO_OPEN + 1:
        return _("You typed {n} words. We suggest five.", n=len(words))
    return _("In words of your own, capital letters and blanks count. Press Show to read what you typed.")


def older_secret_warning(store: Store) -> str:
    """What to say of a sheet, or of words, that open the file but not what people handed in; "" if both open both."""
    older = store.opens_no_ballots()
    if not older:
        return ""
    if RECOVERY in older:
        return _(
            "Your recovery sheet is older than the lock on people's answers. It opens the file, but not an open round. "
            "Make a new sheet in Settings."
        )
    return _(
        "The words of your file are older than the lock on people's answers. They open the file, but not an open round. "
        "Choose new words in Settings with the code on your sheet."
    )
