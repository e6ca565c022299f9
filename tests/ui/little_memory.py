"""Work of the window in processes that the system gives no more memory, each with a little more than the last.

A child is forked for each amount: the job begins on its own thread, as in the window, then the system is told to refuse.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from builders import PASSPHRASE, a_response, a_store_with_round
from facilitator_app.charts.figures import FigureKind, figures_of, saved
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import Job, Step, one_step
from facilitator_app.files import save_whole
from facilitator_app.instruments.spreadsheet import SheetReading
from facilitator_app.packs import render_pack
from facilitator_app.services.spreadsheets import reading, template
from facilitator_app.services.workspace import Workspace, open_workspace
from facilitator_app.store import check
from facilitator_app.ui.jobs import JobRunner
from facilitator_app.ui.starting.attempt import CancellableOpen
from packs import samples
from store_trials import forked

OLD = b"the older file"
MIB = 1024 * 1024


def pack(folder: Path) -> Job[object]:
    """A pack in the place of an older file."""
    data = yield from render_pack(samples.usual(), samples.facts())
    return (yield from save_whole(folder / "file", data))


def figure(folder: Path) -> Job[object]:
    """A large figure in the place of an older file."""
    results = samples.usual()
    kind: FigureKind = figures_of(results)[0].kind
    data = yield from one_step("", lambda: saved(results, kind, "png", ""))
    return (yield from save_whole(folder / "file", data))


def spreadsheet(folder: Path) -> Job[object]:
    """A list from a spreadsheet, which is read in a process of its own."""
    found: SheetReading = yield from reading(folder / "list.xlsx")
    return found


def opening(folder: Path) -> Job[object]:
    """The file, opened as the window does it."""
    attempt: CancellableOpen[Workspace] = CancellableOpen(
        "", lambda: open_workspace(folder / "store", PASSPHRASE), lambda workspace: workspace.close()
    )
    found = yield from attempt.job()
    if isinstance(found, AppError):
        raise found
    found.close()
    return "opened"


def copying(folder: Path) -> Job[object]:
    """A copy of the open file on a stick."""
    workspace = open_workspace(folder / "store", PASSPHRASE)
    (folder / "stick").mkdir()
    try:
        return (yield from workspace.copies.make(folder / "stick"))
    finally:
        workspace.close()


WORKS: tuple[Callable[[Path], Job[object]], ...] = (pack, figure, spreadsheet, opening, copying)


def with_only(room: int, job: Job[object]) -> Job[object]:
    """The job, in what the process has already and ``room`` bytes more."""
    import resource

    yield Step(0, 1, "")  # the thread runs by now, which itself takes memory
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + room, hard))
    try:
        return (yield from job)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def told_of(job: Job[object]) -> tuple[str, Any]:
    """What the runner of the window says at its end."""
    application = QCoreApplication.instance() or QCoreApplication([])
    ends: list[tuple[str, Any]] = []
    runner = JobRunner(job)

    def told(kind: str, what: object) -> None:
        if kind != JobRunner.STEPPED:
            ends.append((kind, what))
            application.quit()

    runner.told.connect(told)
    runner.start()
    application.exec()
    runner.wait()
    return ends[0]


def trial(folder: Path, work: Callable[[Path], Job[object]], room: int) -> dict[str, object]:
    """``fault``: what was no sentence. ``whole``: the older file, or a whole new one, and nothing beside it."""
    folder.mkdir()
    (folder / "file").write_bytes(OLD)
    (folder / "list.xlsx").write_bytes(template(".xlsx"))
    store = a_store_with_round(folder / "store")
    with store.transaction() as t:
        t.responses.add_ballot("r1", a_response(), "tag")
        t.commit()
    store.close()

    def act(pipe: int) -> None:
        said: dict[str, object] = {}
        try:
            kind, what = told_of(with_only(room, work(folder)))
            if kind == JobRunner.FINISHED:
                code = "done" if not isinstance(what, SheetReading) or not what.faults else "odd"
            else:
                code = what.code if isinstance(what, AppError) and what.what.endswith(".") else ""
                said["fault"] = "" if code else "".join(traceback.format_exception(what)[-4:])
            said["code"] = code
        except BaseException as error:
            said["fault"] = "".join(traceback.format_exception(error)[-4:])
        os.write(pipe, json.dumps(said).encode())

    child, lines = forked(act)
    with os.fdopen(lines) as answer:
        heard = answer.read()
    _child, status = os.waitpid(child, 0)
    said: dict[str, object] = json.loads(heard) if heard else {"fault": f"it ended with {status & 127}"}
    file, done = (folder / "file").read_bytes(), said.get("code") == "done"
    new = file.startswith((b"%PDF", b"\x89PNG")) and file.rstrip().endswith((b"%%EOF", b"IEND\xaeB`\x82"))
    writes = work in (pack, figure)
    said["whole"] = (new if done and writes else file == OLD) and not list(folder.rglob("*.part"))
    said["sound"] = check(folder / "store", PASSPHRASE).responses == 1
    return said


def main(folder: Path, quarters: list[int]) -> None:
    """``quarters``: how many quarters of a MiB more, each tried with each work."""
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    found = {
        work.__name__: {room: trial(folder / f"{work.__name__} {room}", work, room * MIB // 4) for room in quarters}
        for work in WORKS
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(one) for one in sys.argv[2:]])
