"""The facilitator's own questionnaires: copied from others, changed word by word, shared as files, deleted.

Each is one file in the facilitator's own folder. While one is being changed, a draft lies beside it; the library
passes over drafts, and the questionnaire stays as it was until the draft is sound and is put to use.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.steps import Job, finish
from facilitator_app.files import save_whole
from facilitator_app.instruments import Fault
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.library import Library, missing
from facilitator_app.services.preferences import Preferences
from facilitator_app.services.spreadsheets import as_file, is_spreadsheet, reading, template

if TYPE_CHECKING:
    from facilitator_app.instruments.draft import Draft

DRAFT = ".draft"
"""Ending of a draft's file. The library reads files that end in .toml only."""


class State(StrEnum):
    """What a questionnaire in the list is to the facilitator."""

    DRAFT = "draft"
    OWN = "own"
    BUNDLED = "bundled"


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One questionnaire in the list. ``id`` is that of its file."""

    id: str
    title: str
    state: State


@dataclass(frozen=True, slots=True)
class InSpreadsheet:
    """What a spreadsheet holds. ``draft``: None where there are faults; ``notes``: what was filled in for it."""

    draft: Draft | None
    notes: tuple[str, ...]
    faults: tuple[Fault, ...]


class OwnQuestionnaires:
    """``folder``: where the facilitator's own files lie; made when it is first needed."""

    def __init__(
        self, folder: Path, library: Library, preferences: Preferences, changes: Changes, today: Callable[[], date]
    ) -> None:
        self.folder = folder
        self._library = library
        self._preferences = preferences
        self._changes = changes
        self._today = today

    # --- looking

    def rows(self) -> tuple[OwnRow, ...]:
        """Drafts first, then the facilitator's own, then those that came with the program."""
        drafts = [OwnRow(key, self.draft(key).title or _("No title yet"), State.DRAFT) for key in self._draft_ids()]
        own = self._own_files()
        rest = [
            OwnRow(one.id, str(one.title), State.OWN if one.id in own else State.BUNDLED) for one in self._library.all()
        ]
        return (*drafts, *sorted(rest, key=lambda row: row.state is State.BUNDLED))

    def ids(self) -> frozenset[str]:
        """The ids of the facilitator's own questionnaires that can be used."""
        return frozenset(self._own_files())

    def any_draft(self, instrument_id: str) -> str:
        """The id of a draft: the first there is, else of a new copy of this questionnaire."""
        return next(iter(self._draft_ids()), "") or self.copy(instrument_id)

    def draft(self, draft_id: str) -> Draft:
        """The draft. Raises AppError "draft_missing" or "instrument_broken"."""
        from facilitator_app.instruments.draft import read_draft

        if draft_id not in self._draft_ids():
            raise AppError("draft_missing", _("This questionnaire is not here any more."), _("Choose another one."))
        return read_draft(self._draft_path(draft_id))

    def stored(self, instrument_id: str) -> Draft:
        """The tables of a questionnaire of the library. Raises AppError "instrument_missing"."""
        from facilitator_app.instruments.draft import read_draft

        path = self._library.files().get(instrument_id)
        if path is None:
            raise missing(instrument_id)
        return read_draft(path)

    def faults(self, draft: Draft) -> tuple[Fault, ...]:
        """Everything that keeps a draft from being used, what was changed for one reader only included."""
        return draft.faults() or self._library.one_sided(draft.tables, f"{draft.id}.toml")

    # --- making drafts

    def copy(self, instrument_id: str) -> str:
        """A draft of a new questionnaire made from this one; gives its id. The original stays as it is."""
        from facilitator_app.instruments.draft import copy_of

        return self._new_draft(copy_of(self.stored(instrument_id), self._free_id(instrument_id), self._changed_by()))

    def change(self, instrument_id: str) -> str:
        """A draft of the next version of an own questionnaire, or the draft there is. Rounds keep the version they have.

        Raises AppError "not_yours" for one that came with the program.
        """
        if instrument_id in self._draft_ids():
            return instrument_id
        own = self._own_files()
        if instrument_id not in own:
            raise _not_yours()
        stored = self.stored(instrument_id)
        return self._new_draft(stored.put("version", int(stored.get("version")) + 1))

    def adopt(self, tables: Draft) -> str:
        """A draft of a new questionnaire from tables that come from elsewhere; its id is made free."""
        return self._new_draft(tables.put("id", self._free_id(tables.id, copy=False)))

    def save_draft(self, draft: Draft) -> None:
        """Keep the draft as it is now, faults and all. Raises AppError "folder_unwritable" or "disk_full"."""
        self._write(self._draft_path(draft.id), draft.text.encode("utf-8"))

    def discard(self, draft_id: str) -> None:
        """Throw a draft away; what it was made from stays."""
        self.draft(draft_id)
        self._unlink(self._draft_path(draft_id))

    # --- using, sharing, deleting

    def use(self, draft_id: str) -> Instrument:
        """Put a sound draft into the library in place of the version before. Raises AppError "instrument_broken"."""
        from facilitator_app.instruments.loader import broken

        draft = self.draft(draft_id)
        made = draft.instrument()
        if faults := self.faults(draft):
            raise broken(f"{draft.id}.toml", faults)
        self._write(self._own_files().get(made.id, self.folder / f"{made.id}.toml"), draft.text.encode("utf-8"))
        self._unlink(self._draft_path(draft_id))
        self._changes.announce(Change.QUESTIONNAIRES)
        return made

    def delete(self, instrument_id: str) -> None:
        """Delete an own questionnaire and its draft. Rounds that use it keep their copy. Raises AppError "not_yours"."""
        own = self._own_files()
        if instrument_id not in own:
            raise _not_yours()
        self._unlink(own[instrument_id])
        self._unlink(self._draft_path(instrument_id))
        self._changes.announce(Change.QUESTIONNAIRES)

    def save_file(self, instrument_id: str, path: Path) -> None:
        """A file to hand to a colleague: a spreadsheet where it ends in .xlsx or .csv.

        Raises AppError "folder_unwritable" or "disk_full".
        """
        stored = self.stored(instrument_id)
        ending = path.suffix.lower()
        self._write(path, as_file(stored.tables, ending) if is_spreadsheet(path) else stored.text.encode("utf-8"))

    def save_template(self, path: Path) -> None:
        """A spreadsheet to fill in. Raises AppError "folder_unwritable" or "disk_full"."""
        self._write(path, template(path.suffix.lower()))

    @staticmethod
    def is_spreadsheet(path: Path) -> bool:
        """True for a file that is read as a spreadsheet."""
        return is_spreadsheet(path)

    def look_at(self, path: Path) -> Job[InSpreadsheet]:
        """The questionnaire in a spreadsheet, or every fault, as a job; nothing is kept."""
        from facilitator_app.instruments.draft import Draft

        contents = yield from reading(path)
        return InSpreadsheet(None if contents.faults else Draft(contents.tables), contents.notes, contents.faults)

    def add_file(self, path: Path, *, as_copy: bool = False) -> Instrument:
        """Copy a sound questionnaire file into the own folder. Raises AppError "instrument_broken" with its faults, and as
        ``add`` does."""
        from facilitator_app.instruments.draft import read_draft

        return self.add(read_draft(path), as_copy=as_copy)

    def add(self, read: Draft, *, as_copy: bool = False) -> Instrument:
        """Put a sound questionnaire that was read from a file into the own folder.

        Raises AppError "id_taken" where the library has this id; ``as_copy`` then adds it under a new id.
        """
        from facilitator_app.instruments.draft import copy_of

        made = read.instrument()
        if made.id in {one.id for one in self._library.all()}:
            if not as_copy:
                words = _("There is a questionnaire with the same id already: {title}.", title=self._title_of(made.id))
                raise AppError("id_taken", words, _("Add this one as a copy, or leave it out."), id=made.id)
            read = copy_of(read, self._free_id(made.id), self._changed_by())
            made = read.instrument()
        self._write(self.folder / f"{made.id}.toml", read.text.encode("utf-8"))
        self._changes.announce(Change.QUESTIONNAIRES)
        return made

    # ---

    def _title_of(self, instrument_id: str) -> str:
        return str(self._library.get(instrument_id).title)

    def _changed_by(self) -> str:
        day = long_date(self._today())
        if name := self._preferences.typed_name:
            return _("Changed by {name} on {day}.", name=name, day=day)
        return _("Changed on {day}.", day=day)

    def _new_draft(self, draft: Draft) -> str:
        self.save_draft(draft)
        return draft.id

    def _draft_path(self, draft_id: str) -> Path:
        return self.folder / f"{draft_id}{DRAFT}"

    def _draft_ids(self) -> tuple[str, ...]:
        paths = self.folder.glob(f"*{DRAFT}") if self.folder.is_dir() else ()
        return tuple(sorted(path.name.removesuffix(DRAFT) for path in paths))

    def _own_files(self) -> dict[str, Path]:
        """The files of the own folder behind questionnaires of the library, by id."""
        return {key: path for key, path in self._library.files().items() if path.parent == self.folder}

    def _free_id(self, like: str, *, copy: bool = True) -> str:
        from facilitator_app.instruments.draft import free

        taken = {*(one.id for one in self._library.all()), *self._draft_ids()}
        taken |= {path.stem for path in self.folder.glob("*.toml")}
        return free(f"{like[:50].rstrip('-')}-copy" if copy and not like.endswith("-copy") else like, taken)

    def _write(self, path: Path, data: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(path.parent) from error
        finish(save_whole(path, data))

    def _unlink(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(path.parent) from error


def _unwritable(folder: Path) -> AppError:
    words = _("Nothing can be saved in the folder {folder}.", folder=folder)
    return AppError("folder_unwritable", words, _("Look whether the disk is full or locked."), folder=str(folder))


def _not_yours() -> AppError:
    words = _("This questionnaire came with the program and stays as it is.")
    return AppError("not_yours", words, _("Make a copy and change that."))
