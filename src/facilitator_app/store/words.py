"""Random easy words, for passphrases and for coming back to unfinished answers."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterator

from facilitator_app import paths

WORDS_TO_OPEN = 5
"""So many words are suggested for a file."""
WORDS_TO_COME_BACK = 3
"""So many words bring somebody back to answers that are not sent yet."""
OF_THE_FIELD = (
    *(
        "facilitator",
        "feedback",
        "member",
        "partner",
        "partnership",
        "people",
        "practice",
        "questionnaire",
        "questions",
    ),
    *(
        "results",
        "review",
        "round",
        "rounds",
        "survey",
        "words",
        "demonstration",
        "disadvantage",
        "experience",
        "lived",
    ),
)
"""Words that somebody tries first who has found a file of this program."""
MOST_JUDGED = 72
"""So many letters are judged; more make nothing easier to guess."""
MOST_READINGS = 6
"""Each reading of words without blanks costs one slow hash."""


def word_list(language: str = "en") -> tuple[str, ...]:
    """Every word that may be suggested; each adds at least 11 bits when picked at random."""
    return tuple(paths.bundled("resources", "words", f"{language}.txt").read_text(encoding="utf-8").split())


def known_words() -> frozenset[str]:
    """Every word that is or was suggested: files and answers are locked with words that were replaced by easier ones."""
    return frozenset((*word_list(), *word_list("en-before")))


def suggest_words(count: int) -> str:
    """``count`` different words picked by the system's random source, with single spaces."""
    words = word_list()
    chosen: list[str] = []
    while len(chosen) < count:
        word = secrets.choice(words)
        if word not in chosen:
            chosen.append(word)
    return " ".join(chosen)


def easy_to_guess(text: str) -> bool:
    """True for words that take fewer guesses than three random ones of the list, by zxcvbn (Wheeler, USENIX Security 2016).

    Its estimate without blanks, as it takes each blank for one more thing to guess. It knows English words, names, dates
    and keyboard rows; words of other languages count as random letters.
    """
    from zxcvbn import zxcvbn  # its lists of words take a while to load

    letters = "".join(split_words(text))[:MOST_JUDGED]
    guesses = zxcvbn(letters, user_inputs=[*OF_THE_FIELD], max_length=MOST_JUDGED)["guesses"]
    return bool(guesses < len(word_list()) ** WORDS_TO_COME_BACK)


def as_suggested(text: str) -> str | None:
    """The five listed words that stand in this text, whatever its capitals and marks; None for any other text."""
    words = split_words(text)
    return " ".join(words) if len(words) == WORDS_TO_OPEN and known_words().issuperset(words) else None


def readings(text: str) -> tuple[str, ...]:
    """Five listed words that may be meant by this text, also where blanks between them are missing."""
    if (plain := as_suggested(text)) is not None:
        return (plain,)
    letters, listed = "".join(split_words(text)), known_words()
    phrases: list[str] = []
    for words in _cut(letters, listed, WORDS_TO_OPEN):
        phrases.append(" ".join(words))
        if len(phrases) == MOST_READINGS:
            break
    return tuple(phrases)


def split_words(text: str) -> list[str]:
    """The words alone, in small letters, without what people put between them."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def _cut(letters: str, listed: frozenset[str], count: int) -> Iterator[list[str]]:
    """All ways to cut these letters into ``count`` listed words."""
    if not count:
        if not letters:
            yield []
        return
    for end in range(1, min(len(letters), 12) + 1):
        if letters[:end] in listed:
            for rest in _cut(letters[end:], listed, count - 1):
                yield [letters[:end], *rest]
