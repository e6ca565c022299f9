"""``make soak``: the tests of safety with many more kills, power cuts and faults, and nothing else. Under an hour.

Each part is a run of pytest of its own, one after the other, so that no part is slowed down by another. ``--part`` runs
some of them; ``--write`` puts the result into docs/safety.md.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "safety.md"
HEAD = "## The last long run\n"
ROOM = 4 * 1024**3
"""Bytes that the files of all parts do not fill."""


@dataclass(frozen=True)
class Part:
    """``what``: said in the table. ``tests``: what pytest is given."""

    id: str
    what: str
    tests: tuple[str, ...]


PARTS = (
    Part("R1", "3,000 kills while people answer", ("store/test_faults.py::test_kills_lose_nothing_that_was_saved",)),
    Part("R1 window", "60 kills of the real window while somebody answers, 40 while somebody types", ("ui/respondent/test_killed.py", "ui/session/test_killed_about_people.py")),
    Part("R2 R3", "5,000 power cuts while answering and sending; 400 with less care must lose answers; 400 each while "
         "updating, closing and copying", ("store/test_power_cut.py",)),
    Part("R4", "each call to the disk fails, one after the other, while a person answers and hands over, while a round is closed, "
         "and while a file is updated, opened after a kill and copied", ("store/test_failing_disk.py",)),
    Part("R6", "200 kills, each followed by one while the file is opened again",
         ("store/test_faults.py::test_a_kill_while_opening_after_a_kill_loses_nothing",)),
    Part("M1", "250 kills at random instants of an update, and one at every statement",
         ("store/test_faults.py::test_kills_at_random_instants_of_an_update", "store/test_versions.py")),
    Part("D10", "60 kills while copies are made beside the file and on a stick",
         ("store/test_faults.py::test_kills_while_copies_are_made",)),
    Part("P7", "60 kills while something is deleted in the file and in copies",
         ("store/test_faults.py::test_kills_while_something_is_deleted_everywhere",)),
    Part("D9", "250 kills while going back to a copy",
         ("services/test_restoring.py::test_killed_while_going_back_the_file_is_the_one_or_the_other",)),
    Part("C4", "60 kills while words are changed",
         ("store/test_new_words.py::test_a_kill_at_any_moment_leaves_the_old_or_the_new_words",)),
    Part("D1-D4, D7", "1,000 flipped bits and 400 cuts of the file, 1,000 flips of key files, 800 faults of a copy, wrong words "
         "with each", ("store/test_damage.py",)),
    Part("D5 D6", "1,000 flipped bits of a log", ("store/test_mark.py",)),
    Part("R10", "24 amounts of memory that are too little, for each of five kinds of work", ("ui/test_little_memory.py",)),
    Part("R5 R9 D8 L1", "full, failing and read-only disks; many programs at once",
         ("store/test_faults.py", "ui/unlock/test_read_only.py", "-k", "not kill")),
    Part("R11", "every writer on a disk with room for half", ("services/test_full_disk.py",)),
)  # fmt: skip


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--part", action="append", default=[], help="the id of a part; several may be given")
    asked.add_argument("--write", action="store_true", help="put the result into docs/safety.md")
    chosen = asked.parse_args()
    rows, worst = [], 0
    for part in PARTS:
        if chosen.part and part.id not in chosen.part:
            continue
        begun, used = time.monotonic(), _processor()
        status, said = _run(part)
        took, used = time.monotonic() - begun, _processor() - used
        worst = max(worst, status)
        rows.append(f"| {part.id} | {part.what} | {said} | {took:,.0f} s | {used:,.0f} s |")
        print(rows[-1], flush=True)
    if chosen.write:
        _write(rows)
    return worst


def _processor() -> float:
    """Seconds of the processor that everything this started took, and that has ended."""
    return sum(os.times()[2:4])


def _run(part: Part) -> tuple[int, str]:
    """The status of pytest, and its last line without the time."""
    tests = ROOT / "tests"
    names = [str(tests / name) if name.partition("::")[0].endswith(".py") else name for name in part.tests]
    surroundings = dict(os.environ, SOAK="1", QT_QPA_PLATFORM="offscreen", **_place())
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *names]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    last = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else "nothing was run"
    if done.returncode:
        print(done.stdout[-4000:], done.stderr[-2000:], file=sys.stderr, flush=True)
    return done.returncode, re.sub(r" in [0-9.]+s.*", "", last).strip("= ")


def _place() -> dict[str, str]:
    """Files in memory, where the system has such a place with room: a kill takes nothing from it, a cut of power is made by
    the tests themselves, and waiting for a disk is what takes longest."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    return {"TMPDIR": str(memory)} if roomy else {}


def _write(rows: list[str]) -> None:
    """In the place of the rows of the parts that were run; the other rows stay as they were."""
    page = PAGE.read_text("utf-8")
    before, _head, after = page.partition(HEAD)
    intro, _blank, table = after.lstrip("\n").partition("\n\n")
    new = {row.split("|")[1].strip(): f"{row} {date.today().isoformat()} |" for row in rows}
    lines = [
        new.pop(line.split("|")[1].strip(), line) if line.startswith("| ") else line for line in table.splitlines()
    ]
    PAGE.write_text(before + HEAD + "\n" + intro + "\n\n" + "\n".join([*lines, *new.values()]) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
