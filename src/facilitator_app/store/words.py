"""Random easy words, for passphrases and for coming back to unfinished answers."""

from __future__ import annotations

import secrets

from facilitator_app import paths


def word_list(language: str = "en") -> tuple[str, ...]:
    """Every word of the bundled list; each adds at least 11 bits when picked at random."""
    return tuple(paths.bundled("resources", "words", f"{language}.txt").read_text(encoding="utf-8").split())


def suggest_words(count: int) -> str:
    """``count`` different words picked by the system's random source, with single spaces."""
    words = word_list()
    chosen: list[str] = []
    while len(chosen) < count:
        word = secrets.choice(words)
        if word not in chosen:
            chosen.append(word)
    return " ".join(chosen)
