"""Cut power: every acknowledged save is there, on a disk that keeps what it said it synced."""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_store_with_round
from facilitator_app.domain.errors import AppError
from facilitator_app.store import open_store
from store_trials import ROUND, faults_in, note, run_trial


@dataclass(frozen=True)
class Operation:
    """One thing that the program under test did to a file: W write, T truncate, S sync, U unlink, R rename."""

    kind: str
    name: str
    other: str
    offset: int
    data: bytes


def read_log(path: Path) -> list[Operation]:
    header = struct.Struct("<c7xqqii")
    data, at, operations = path.read_bytes(), 0, []
    while at < len(data):
        kind, offset, length, one, two = header.unpack_from(data, at)
        at += header.size
        name, other = data[at : at + one].decode(), data[at + one : at + one + two].decode()
        at += one + two
        written = data[at : at + length] if kind == b"W" else b""
        at += len(written)
        operations.append(Operation(kind.decode(), Path(name).name, Path(other).name, offset, written))
    return operations


def after_cut(start: dict[str, bytes], operations: list[Operation], rnd: random.Random) -> dict[str, bytearray]:
    """The files after a cut: what was synced stays; each later step is kept, lost, or torn at 512 bytes."""
    files = {name: bytearray(data) for name, data in start.items()}
    synced = {o.name: i for i, o in enumerate(operations) if o.kind == "S"}
    for i, o in enumerate(operations):
        data = o.data
        if o.kind == "S" or (o.kind in "WT" and i >= synced.get(o.name, -1) and rnd.random() < 0.5):
            if o.kind != "W" or rnd.random() >= 0.3 or len(data) <= 512:
                continue
            data = data[: 512 * rnd.randrange(1, len(data) // 512 + 1)]
        if o.kind == "U":
            files.pop(o.name, None)
        elif o.kind == "R":
            files[o.other] = files.pop(o.name)
        else:
            file = files.setdefault(o.name, bytearray())
            end = o.offset + len(data)
            file.extend(bytes(max(0, end - len(file))))
            if o.kind == "W":
                file[o.offset : end] = data
            else:
                del file[o.offset :]
    return files


def replay(folder: Path, log: Path, start: dict[str, bytes], states: int) -> tuple[int, int]:
    """Cut the power at random points; returns how many states lost an acknowledged save and how many were damaged."""
    operations, rnd = read_log(log), random.Random(7)
    lost = damaged = 0
    for _state in range(states):
        cut = rnd.randrange(len(operations) // 4, len(operations))
        acknowledged: dict[int, int] = {}
        for o in operations[:cut]:
            if o.name == "ack":
                note(acknowledged, o.data.decode())
        done = [o for o in operations[:cut] if o.name not in ("ack", "store.lock")]
        shutil.rmtree(folder)
        folder.mkdir()
        for name, data in after_cut(start, done, rnd).items():
            (folder / name).write_bytes(data)
        try:
            store = open_store(folder, PASSPHRASE, ballast_bytes=0)
        except AppError:
            damaged += 1
            continue
        lost += faults_in(store, acknowledged) > 0
        store.close()
    return lost, damaged


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
@pytest.mark.parametrize(("synchronous", "states"), [("", 200), ("NORMAL", 60)])
def test_cut_power_loses_nothing_and_would_with_less_care(tmp_path: Path, synchronous: str, states: int) -> None:
    if shutil.which("gcc") is None:
        pytest.skip("there is no C compiler to build the recorder of writes")
    recorder, log, folder = tmp_path / "log.so", tmp_path / "log", tmp_path / "store"
    subprocess.run(
        ["gcc", "-O1", "-shared", "-fPIC", "-o", recorder, Path(__file__).parent / "powercut_log.c", "-ldl"],
        check=True,
        timeout=60,
    )
    a_store_with_round(folder, ROUND).close()
    start = {p.name: p.read_bytes() for p in folder.iterdir()}
    more = {"LD_PRELOAD": str(recorder), "PLOG_DIR": str(folder), "PLOG_OUT": str(log), "SYNCHRONOUS": synchronous}
    run_trial("record", folder, 8, **more)
    lost, damaged = replay(folder, log, start, states)
    if synchronous:
        assert lost > states // 4  # else the recorder sees nothing and the test above it proves nothing
    else:
        assert (lost, damaged) == (0, 0)
