"""Many packs into one folder: what was issued, what lies there whole, and the job that draws and writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.receipts import Receipt
from facilitator_app.domain.session import SessionNotes
from facilitator_app.domain.steps import Job, Step
from facilitator_app.files import save_whole
from facilitator_app.packs import PackFacts
from facilitator_app.packs.person.facts import PersonPart

DRAWN = 90
"""Drawing takes so many hundredths of the work on a pack, writing it the rest."""

EVERY_PART = frozenset(PersonPart)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written:
    """One pack that lies in the folder, whole."""

    receipt: Receipt
    name: str
    path: Path


@dataclass
class Batch:
    """Packs that are written together: ``written`` grows while the job runs; ``left_out`` names who gets none, and why.

    ``issued``: all that have a number. ``over``: the job has ended, so those that were not written never will be.
    """

    issued: tuple[Receipt, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    written: list[Written] = field(default_factory=list)
    noted: int = 0
    over: bool = False
    settled: bool = False

    @property
    def total(self) -> int:
        return len(self.issued)

    @property
    def stopped(self) -> tuple[Receipt, ...]:
        """What was issued and never written: its numbers are free again."""
        there = {one.receipt for one in self.written}
        return tuple(one for one in self.issued if one not in there) if self.over else ()

    @property
    def news(self) -> bool:
        """True if there is something to note."""
        return len(self.written) > self.noted or (self.over and not self.settled)


@dataclass(frozen=True, slots=True)
class IssuedPack:
    subject: SubjectResults
    receipt: Receipt
    notes: SessionNotes
    facts: PackFacts


def all_into(folder: Path, issued: Sequence[IssuedPack], batch: Batch) -> Job[Batch]:
    """Draw and write one pack after another. What is written stays whole, whatever happens after it."""
    try:
        yield from _each_into(folder, issued, batch)
    finally:
        batch.over = True
    return batch


def _each_into(folder: Path, issued: Sequence[IssuedPack], batch: Batch) -> Job[None]:
    from facilitator_app.file_names import free_path, readable
    from facilitator_app.packs.person.pack import render_person

    _ready(folder)
    for number, one in enumerate(issued):
        label = _("Pack {n} of {total}", n=number + 1, total=batch.total)
        try:
            drawing = render_person(one.subject, one.facts, EVERY_PART, one.notes)
            pdf = yield from _within(drawing, 100 * number, DRAWN, batch.total, label)
            stem = _("Feedback for {name}, issue {n}", name=readable(one.subject.name), n=one.receipt.number)
            path = free_path(folder, stem)
            yield from _within(save_whole(path, pdf), 100 * number + DRAWN, 100 - DRAWN, batch.total, label)
        except AppError as error:
            raise _with_count(error, batch) from error
        except OSError as error:
            raise _with_count(_unreadable(folder), batch) from error
        batch.written.append(Written(one.receipt, one.subject.name, path))


def _within(job: Job[T], start: int, share: int, total: int, label: str) -> Job[T]:
    """The steps of one pack as a part of all of them: ``share`` hundredths of a pack from ``start`` on."""
    with closing(job):
        while True:
            try:
                step = next(job)
            except StopIteration as stop:
                result: T = stop.value
                return result
            yield Step(start + share * step.done // max(1, step.total), 100 * total, label)


def _ready(folder: Path) -> None:
    """Make the folder, and take away halves of packs that a killed program left in it. Raises AppError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for half in _halves(folder):
            with suppress(OSError):
                half.unlink()
    except OSError as error:
        raise _unreadable(folder) from error


def _halves(folder: Path) -> Iterator[Path]:
    start = _("Feedback for {name}, issue {n}", name="\n", n="").split("\n")[0]
    return (one for one in folder.iterdir() if one.name.startswith(start) and one.name.endswith(".pdf.part"))


def _unreadable(folder: Path) -> AppError:
    return AppError(
        "folder_unwritable",
        _("Nothing can be saved in the folder {folder}.", folder=folder),
        _("Choose another folder."),
        folder=str(folder),
    )


def _with_count(error: AppError, batch: Batch) -> AppError:
    """What happened, and how many packs are safe."""
    n = len(batch.written)
    said = n_("{n} of {total} packs is in the folder and whole.", "{n} of {total} packs are in the folder and whole.", n,
              total=batch.total)  # fmt: skip
    return AppError(error.code, f"{error.what} {said}", error.do, written=n)
