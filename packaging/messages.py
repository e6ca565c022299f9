"""``make messages``: the sentences of the program, taken from its source and merged into every catalogue.

``make messages NEW=cy`` begins a catalogue. A catalogue is resources/locale/CODE/LC_MESSAGES/facilitator_app.po; the
compiled file beside it is built here, in the wheel and in the bundle, and is in no checkout.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
NAME = "facilitator_app"
SOURCE = ROOT / "src" / NAME
KEYWORDS = {"_": None, "n_": (1, 2), "p_": ((1, "c"), 2), "np_": ((1, "c"), 2, 3)}


def extract(source: Path = SOURCE) -> Catalog:
    """Every sentence in the source, with its context and where it stands."""
    catalogue = Catalog(project="Partnership Rounds", charset="utf-8")
    found = extract_from_dir(
        source, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for file, line, sentence, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(sentence, None, [(f"{source.name}/{file}", line)], auto_comments=comments, context=context)
    return catalogue


def merge(locale: Path = LOCALE, new: str = "", source: Path = SOURCE) -> list[str]:
    """Bring every catalogue up to date, begin one for ``new``; returns a line for each, and for each fault in it."""
    sentences = extract(source)
    if new:
        folder = locale / new / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{NAME}.po").touch()
    lines = []
    for path in _files(locale):
        catalogue = _read(path)
        catalogue.update(sentences)
        catalogue.fuzzy = False
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, sort_by_file=True, ignore_obsolete=True)
        done = sum(1 for message in catalogue if message.id and all(_texts(message.string)) and not message.fuzzy)
        lines += [f"{path.parts[-3]}: {done} of {len(catalogue)} sentences", *faults(catalogue)]
    return [*lines, *compile_all(locale)] or [f"{len(sentences)} sentences; no catalogue yet: make messages NEW=cy"]


def compile_all(locale: Path = LOCALE, into: Path | None = None) -> list[str]:
    """Build the files that the program reads, in the same places below ``into``; returns a line for each fault."""
    lines = []
    for path in _files(locale):
        catalogue = _read(path)
        wrong = faults(catalogue)
        lines += wrong
        target = (into or locale) / path.relative_to(locale).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_mo(file, catalogue)
    return lines


def faults(catalogue: Catalog) -> list[str]:
    """Translations whose ``{placeholders}`` are not those of the sentence: the program would stop at them."""
    return [
        f"{catalogue.locale}: {text!r} has other placeholders than {message.id!r}"
        for message in catalogue
        for text in _texts(message.string)
        if message.id and text and not _fits(text, message)
    ]


def write_changed(path: Path, code: str, change: Callable[[str], str]) -> None:
    """Write a compiled catalogue in which each sentence is what ``change`` makes of it: a language for the tests."""
    catalogue = extract()
    made = Catalog(locale="en", charset="utf-8")
    for message in catalogue:
        if message.id:
            plural = isinstance(message.id, tuple)
            text = tuple(map(change, message.id)) if plural else change(str(message.id))
            made.add(message.id, text, context=message.context)
    made._locale_identifier = code
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_mo(file, made)


def _fits(text: str, message: Message) -> bool:
    ids = list(_texts(message.id))
    wanted = [set(re.findall(r"{\w*}", one)) for one in ids]
    found = set(re.findall(r"{\w*}", text))
    return found in wanted or (len(ids) > 1 and found | {"{n}"} in [one | {"{n}"} for one in wanted])


def _texts(words: str | tuple[str, ...] | list[str] | None) -> Iterator[str]:
    yield from [words] if isinstance(words, str) else words or ("",)


def _files(locale: Path) -> list[Path]:
    return sorted(locale.glob(f"*/LC_MESSAGES/{NAME}.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], charset="utf-8", abort_invalid=True)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--new", default="", metavar="CODE", help="begin a catalogue for this language")
    options.add_argument("--compile", action="store_true", help="build what the program reads, and change no catalogue")
    chosen = options.parse_args()
    lines = compile_all() if chosen.compile else merge(new=chosen.new)
    for line in lines:
        print(line)
    return int(any("placeholders" in line for line in lines))


if __name__ == "__main__":
    sys.exit(main())
