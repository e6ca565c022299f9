"""Saving one answer through the whole stack, against the floor: one small write that the disk confirms (fsync)."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from facilitator_app.services.workspace import create_workspace
from facilitator_app.store import Cost

TIMES = 200


def median_ms(work: Callable[[], object]) -> float:
    """The median time of one call in milliseconds."""
    times = []
    for _time in range(TIMES):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "floor"
        with path.open("wb", buffering=0) as file:

            def floor() -> None:
                file.write(b"x" * 4096)
                os.fsync(file.fileno())

            floor_ms = median_ms(floor)
        workspace, _code = create_workspace(Path(folder) / "store", "words for the benchmark", date.today, Cost.quick())
        made = workspace.partnerships.create("Benchmark")
        workspace.partnerships.set_groups(made.id, tuple(replace(group, asked=5) for group in made.groups))
        round_ = workspace.rounds.start(workspace.rounds.new(made.id, "six-principle-profile").id)
        seat = workspace.responding.start(round_.id, round_.groups[0].id)
        item, value = round_.instrument.items[0].id, round_.instrument.scale.high
        answer_ms = median_ms(lambda: workspace.responding.answer(seat, item, value))
        workspace.close()
    print(f"one confirmed 4 KiB write: {floor_ms:.2f} ms (floor)")
    print(f"one saved answer:          {answer_ms:.2f} ms, {answer_ms / floor_ms:.1f} times the floor")


if __name__ == "__main__":
    main()
