"""Going back to a copy, and taking that back. What was shown of the file that gives way stays known.

A copy holds answers of its day. Shown beside what was shown of later answers, figures from it could tell what one person
said. So every line of the ledger goes along into the copy before it becomes the file; where the file cannot be read, the
ledger of every round begins anew with a line that says so. What was deleted since the copy was made is deleted in it too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job, Step
from facilitator_app.services.erasing import erase_again, noted
from facilitator_app.services.ledger import begin_anew
from facilitator_app.services.workspace import Workspace, new_store_folder, open_workspace, seen_here
from facilitator_app.store import (
    Erased,
    Store,
    StoreSummary,
    Transaction,
    copy_store,
    faults,
    identify,
    look_into,
    restoring,
)

STEPS = 3


@dataclass(frozen=True, slots=True)
class BothFiles:
    """``copy``: what is in it. ``now``: what is in the file; None where there is none, or it cannot be read."""

    copy: StoreSummary
    now: StoreSummary | None
    there: bool
    """There is a file that gives way."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A copy that only has to be put in place. ``lines``: of the ledger it knows."""

    folder: Path
    lines: frozenset[str]


class Restoring:
    """``workspace``: the file that is open, if it is to give way. ``folder``: where the file lies; None: nowhere yet."""

    def __init__(
        self, path: Path, workspace: Workspace | None, folder: Path | None, today: Callable[[], date] = date.today
    ) -> None:
        self._path = path
        self._workspace = workspace
        self.folder = folder or (workspace.store.path if workspace else new_store_folder())
        self._today = today

    def compare(self, secret: str) -> BothFiles:
        """What going back would change. Raises AppError; nothing is changed."""
        copy = look_into(self._path, secret)
        present, opened = self._present(secret)
        try:
            there = present is not None or (self.folder / "store.db").exists()
            return BothFiles(copy, _summary(present, copy) if present else None, there)
        finally:
            if present is not None and opened:
                present.close()

    def prepare(self, secret: str) -> Job[Ready]:
        """Keep the file that gives way, and make the copy ready. Closed early, it leaves everything as it was."""
        yield Step(0, STEPS, _("Looking into the copy"))
        made = look_into(self._path, secret).made or date.min
        present, opened = self._present(secret)
        try:
            yield Step(1, STEPS, _("Keeping your file as it is now"))
            if present is None:
                restoring.keep_unread(self.folder, self._today())
            else:
                present.checkpoint()
                kept = restoring.folder_to_keep(self.folder, self._today())
                yield from copy_store(present, kept, self._today())
            yield Step(2, STEPS, _("Making the copy ready"))
            newest = restoring.newest_known(self._path, secret, self.folder, seen_here())
            ready = restoring.make_ready(self._path, secret, self.folder)
            try:
                ready.follow(newest)
                erased = _erased(present) or restoring.known_in(self._path, secret, self.folder).erased
                with ready.transaction() as t:
                    lines = _carry(present, t) if present is not None else _begin(t, self._today())
                    erase_again(t, erased, made)
                    restoring.become_file(t)
                    t.commit()
                ready.compact_if_due()
            finally:
                ready.close()
            return Ready(self.folder, lines)
        finally:
            if present is not None and opened:
                present.close()

    def finish(self, ready: Ready, secret: str) -> Workspace | None:
        """Put the copy in place and open it; None if these words do not open it: the file has other words by now.

        Raises AppError "changed_meanwhile" if more was shown of the file since; then it stays in place and open.
        """
        if self._workspace is not None:
            with self._workspace.store.transaction() as t:
                if {issue.id for issue in t.issues.all()} - ready.lines:
                    raise AppError(
                        "changed_meanwhile", _("Results were shown while the copy was made ready."), _("Try again.")
                    )
            self._workspace.close()
        restoring.put_in_place(ready.folder / restoring.READY, ready.folder)
        try:
            return open_workspace(ready.folder, secret, self._today)
        except AppError as error:
            if error.code != "wrong_passphrase":
                raise
            return None

    def _present(self, secret: str) -> tuple[Store | None, bool]:
        """The file that gives way, and whether it was opened here. Raises AppError "copy_of_another"."""
        if self._workspace is not None:
            if self._workspace.store.id != identify(self._path):
                raise faults.copy_of_another()
            return self._workspace.store, False
        if not (self.folder / "store.db").exists():
            return None, False
        if identify(self.folder) not in ("", identify(self._path)):
            raise faults.copy_of_another()
        return restoring.open_present(self._path, secret, self.folder, seen_here()), True


def kept_before(folder: Path) -> Path | None:
    """The file that gave way last to a copy; None if none did."""
    paths = [path for path in (folder / restoring.BEFORE).glob("*") if not path.name.endswith(".part")]
    return max(paths, key=lambda path: path.stat().st_mtime_ns, default=None)


def _summary(present: Store, copy: StoreSummary) -> StoreSummary:
    with present.transaction() as t:
        partnerships, _all_rounds, responses = t.counts()
        rounds = sum(len(t.rounds.of_partnership(one.id)) for one in t.partnerships.all())
    return StoreSummary(copy.store_id, None, partnerships, rounds, responses)


def _carry(present: Store, t: Transaction) -> frozenset[str]:
    with present.transaction() as now:
        lines = now.issues.all()
    t.issues.carry(lines)
    return frozenset(line.id for line in lines)


def _erased(present: Store | None) -> tuple[Erased, ...]:
    """What was ever deleted in the file that gives way."""
    if present is None:
        return ()
    with present.transaction() as now:
        return noted(now)


def _begin(t: Transaction, today: date) -> frozenset[str]:
    begin_anew(t, today)
    return frozenset()
