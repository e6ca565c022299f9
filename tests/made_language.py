"""A language for tests, made from the program's own sentences: each is half as long again."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import messages

from facilitator_app.domain import language

CODE = "qps"


def longer(words: str) -> str:
    """Every other word said twice; not those that hold a fact or the mark of a key."""
    parts = enumerate(words.split(" "))
    return " ".join(part if n % 2 or set(part) & set("{}&%") else f"{part} {part}" for n, part in parts)


def write(folder: Path) -> Path:
    """Write the catalogue below ``folder``, and return the folder."""
    messages.write_changed(folder / CODE / "LC_MESSAGES" / f"{language.DOMAIN}.mo", CODE, longer)
    return folder


@contextmanager
def spoken(folder: Path) -> Iterator[set[str]]:
    """Catalogues are looked for in ``folder``; gives the sentences that were asked for and are in no catalogue."""
    before = gettext.bindtextdomain(language.DOMAIN)
    language.look_in(folder)
    catalogue = language._catalogue(str(folder), (CODE,))
    missed = _Missed()
    catalogue._fallback = missed  # type: ignore[attr-defined]
    try:
        yield missed.sentences
    finally:
        catalogue._fallback = None  # type: ignore[attr-defined]
        language.look_in(Path(before))


class _Missed(gettext.NullTranslations):
    """What is asked for a sentence that the extractor did not see."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: set[str] = set()

    def gettext(self, message: str) -> str:
        self.sentences.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.sentences.add(msgid1)
        return super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        self.sentences.add(f"{context}: {message}")
        return message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        self.sentences.add(f"{context}: {msgid1}")
        return super().npgettext(context, msgid1, msgid2, n)
