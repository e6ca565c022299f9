"""What each hostile spreadsheet of the tests takes: seconds of the clock and of the processor, and memory of the reader.

    PYTHONPATH=src:tests python benchmarks/bench_hostile_sheets.py [WORDS OF ITS NAME]

Each should be answered within 3 seconds and 300 MB on a machine that does nothing else.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import finish
from facilitator_app.exchange.lists import open_list, with_sheets
from hostile_sheets import HOSTILE

ONE = "--one"


def one(path: Path) -> None:
    """Read it, and say what it took. In a program of its own, as the most memory of all children is what the system tells."""
    began, said = time.monotonic(), "read"
    try:
        finish(with_sheets(open_list(path)))
    except AppError as refused:
        said = refused.code
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{time.monotonic() - began:5.1f} s {used.ru_utime + used.ru_stime:5.1f} s of the processor "
          f"{used.ru_maxrss / 1024:5.0f} MB  {said}")  # fmt: skip


def main(wanted: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        for name, (make, _code) in HOSTILE.items():
            if all(word in name for word in wanted):
                path.write_bytes(make())
                told = subprocess.run([sys.executable, __file__, ONE, path], capture_output=True, text=True, check=True)
                print(f"{told.stdout.strip()}  {name}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == [ONE]:
        one(Path(sys.argv[2]))
    else:
        main(sys.argv[1:])
