"""Questionnaire files: read, checked and listed. The reader itself is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a questionnaire file.

    ``file`` is its name, ``location`` where in it ("sections[2].items[3].text.en", counted from 1, or
    "line 12, column 3"), ``reason`` says what is wrong and what to do. ``code`` names the kind of fault and is
    the same in every language.
    """

    file: str
    location: str
    reason: str
    code: str

    def __str__(self) -> str:
        return f"{self.file}: {self.location}: {self.reason}"


def load(path: Path) -> Instrument:
    """The instrument in this file. Raises AppError "instrument_broken" that names every fault."""
    from facilitator_app.instruments.loader import load

    return load(path)


def check(path: Path) -> tuple[Fault, ...]:
    """Every fault of this file at once; none if it can be used."""
    from facilitator_app.instruments.loader import read

    return read(path)[1]


def library(folders: Sequence[Path]) -> tuple[tuple[Instrument, ...], tuple[Fault, ...]]:
    """All instruments of these folders in the order of folders and file names, and the faults of broken files.

    A broken file never hides the others. Of two files with the same id the first counts, the other is a fault.
    """
    by_path, faults = shelf(folders)
    return tuple(by_path.values()), faults


def shelf(folders: Sequence[Path]) -> tuple[dict[Path, Instrument], tuple[Fault, ...]]:
    """The same with the file that each instrument comes from."""
    from facilitator_app.instruments.loader import read

    by_path: dict[Path, Instrument] = {}
    ids: set[str] = set()
    faults: list[Fault] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            instrument, wrong = read(path)
            faults += wrong
            if instrument is None:
                continue
            if instrument.id in ids:
                reason = _("Another questionnaire has the id {id} already. Give this one its own.", id=instrument.id)
                faults.append(Fault(path.name, "id", reason, "id_taken"))
            else:
                by_path[path] = instrument
                ids.add(instrument.id)
    return by_path, tuple(faults)


__all__ = ["Fault", "check", "library", "load", "shelf"]
