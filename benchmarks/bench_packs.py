"""All packs of a round about thirty people in one batch, against the floor: one pack drawn and written alone."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from facilitator_app.domain.steps import finish
from people_batch import a_round, a_workspace

PEOPLE, TIMES = 30, 5


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        workspace = a_workspace(place / "store")
        round_id, _given = a_round(workspace, [f"Person {n}" for n in range(PEOPLE)], raters=12)
        inner = workspace.people_rounds.inner(round_id)[0].id
        packs = workspace.people_packs
        finish(packs.write(inner, place / "warm.pdf"))
        one = min(seconds(lambda: finish(packs.write(inner, place / "one.pdf"))) for _time in range(TIMES))
        start = time.perf_counter()
        job, batch = packs.write_all(round_id, place / "packs")
        ledger = time.perf_counter() - start
        writing = seconds(lambda: finish(job))
        workspace.close()
    print(f"one pack {one:.2f} s; {len(batch.written)} packs {writing:.1f} s in the background, "
          f"{writing / (PEOPLE * one):.2f} of as many single ones")  # fmt: skip
    print(f"ledger lines on the window's thread before it: {ledger:.2f} s, {ledger / one:.1f} of one pack")


if __name__ == "__main__":
    main()
