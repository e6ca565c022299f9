"""What went wrong is still known after a restart, and tells nothing about anybody."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from facilitator_app.fault_log import MOST, FaultLog, details_of

WHEN = datetime(2026, 11, 28, 20, 30)


def test_a_fault_tells_where_and_of_what_kind_and_nothing_else(tmp_path: Path) -> None:
    try:
        raise ValueError("Ana said that Ben never listens")
    except ValueError as fault:
        details = details_of(fault, fault.__traceback__)
    FaultLog(tmp_path, lambda: WHEN).write(details)
    text = (tmp_path / "faults.txt").read_text("utf-8")
    assert "Ana" not in text
    assert text.startswith("2026-11-28 20:30 Partnership Rounds ")
    assert text.splitlines()[-1] == "ValueError"
    assert FaultLog(tmp_path).last() == text.strip()


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    log = FaultLog(tmp_path, lambda: WHEN)
    for number in range(MOST + 5):
        log.write(f"one.py:{number} work\nKeyError")
    text = (tmp_path / "faults.txt").read_text("utf-8")
    assert text.count("KeyError") == MOST
    assert "one.py:5 " in text
    assert "one.py:4 " not in text
    assert f"one.py:{MOST + 4} " in log.last()


def test_a_place_that_takes_nothing_costs_only_the_log(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("no folder")
    log = FaultLog(tmp_path / "a file")
    log.write("one.py:1 work\nKeyError")
    log.hear_ends()
    assert log.last() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_program_that_ended_at_once_says_so_at_its_next_start(tmp_path: Path) -> None:
    program = (
        "import ctypes\nfrom pathlib import Path\nfrom facilitator_app.fault_log import FaultLog\n"
        f"FaultLog(Path({str(tmp_path)!r})).hear_ends()\n"
        "def fall(word):\n    ctypes.string_at(0)\n"
        "fall('Ana')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode < 0
    after = "from pathlib import Path\nfrom facilitator_app.fault_log import FaultLog\n"
    after += f"log = FaultLog(Path({str(tmp_path)!r}))\nlog.hear_ends()\nprint(log.last())\n"
    told = subprocess.run([sys.executable, "-c", after], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "Segmentation fault"
    assert any(line.endswith(" fall") for line in told.splitlines())
    assert "Ana" not in told
    again = subprocess.run([sys.executable, "-c", after], capture_output=True, text=True, check=True).stdout
    assert again == told
    assert (tmp_path / "faults.txt").read_text("utf-8").count("Segmentation") == 1
