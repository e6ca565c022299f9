"""Spreadsheets that would hang the program or fill the memory are answered in words, by a limit and not by the clock."""

from __future__ import annotations

import multiprocessing
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from exchange.reading import read_here
from exchange.working import die, fill, refuse, spin
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import finish, while_wanted
from facilitator_app.exchange import apart as limits
from facilitator_app.exchange import people
from facilitator_app.exchange.apart import apart
from facilitator_app.exchange.extent import MOST_COST, extent_of
from facilitator_app.exchange.lists import open_list, with_sheets
from hostile_sheets import FILES, HOSTILE

BY_THE_PROCESS = ("sheet_too_much",)
"""Refused by the limits of the process: only an old file cannot be looked through before it is read."""


def refusal() -> AppError:
    return AppError("sheet_too_much", "Too much.")


def written(folder: Path, name: str) -> Path:
    path = folder / "list.xlsx"
    path.write_bytes(HOSTILE[name][0]())
    return path


def test_there_are_fifty() -> None:
    assert len(HOSTILE) >= 50


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, (_make, code) in HOSTILE.items() if code not in BY_THE_PROCESS])
def test_a_hostile_file_is_refused_before_a_library_builds_it(name: str, tmp_path: Path) -> None:
    """In this very process: no clock and no limit of a process is here to stop it."""
    path, code = written(tmp_path, name), HOSTILE[name][1]
    if code == "":
        assert read_here(path).sheets
        return
    with pytest.raises(AppError) as refused:
        read_here(path)
    assert refused.value.code == code
    assert refused.value.do


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "three hundred thousand empty rows",
        "one merged area over everything",
        "entities that stand for entities",
        *(name for name, (_make, code) in HOSTILE.items() if code in BY_THE_PROCESS),
    ],
)
def test_it_is_the_same_in_the_process_of_its_own(name: str, tmp_path: Path) -> None:
    with pytest.raises(AppError) as refused:
        finish(with_sheets(open_list(written(tmp_path, name))))
    assert refused.value.code == HOSTILE[name][1]
    assert multiprocessing.active_children() == []


def test_a_sound_file_comes_back_from_its_process_as_it_is() -> None:
    source = finish(with_sheets(open_list(FILES / "people.xls")))
    assert source == read_here(FILES / "people.xls")
    assert people.table(source).rows


def test_a_long_sound_list_stays_far_below_the_cap(tmp_path: Path) -> None:
    """Two thousand people with seven columns of words of their own."""
    book = Workbook()
    assert book.active is not None
    for row in range(2_000):
        book.active.append([f"Words {row} of column {column}" for column in range(7)])
    book.save(tmp_path / "long.xlsx")
    with zipfile.ZipFile(tmp_path / "long.xlsx") as packed:
        assert extent_of(packed).cost < MOST_COST / 3


@pytest.mark.parametrize("work", [(fill, 2 * limits.MOST_MEMORY), (die,)], ids=["memory", "an end without an answer"])
def test_a_process_that_breaks_down_is_a_sentence(work: tuple[Callable[..., object], *tuple[int, ...]]) -> None:
    with pytest.raises(AppError, match="Too much"):
        finish(apart("Reading", refusal, *work))
    assert multiprocessing.active_children() == []


def test_what_is_said_comes_back_as_it_is() -> None:
    with pytest.raises(AppError) as refused:
        finish(apart("Reading", refusal, refuse))
    assert (refused.value.code, refused.value.what, refused.value.do) == ("refused", "No.", "Try another.")


def test_below_the_limit_memory_is_given() -> None:
    assert finish(apart("Reading", refusal, fill, limits.MOST_MEMORY // 4)) == limits.MOST_MEMORY // 4


@pytest.mark.slow
def test_a_process_that_never_ends_is_ended_by_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_WORK", 0.5)
    with pytest.raises(AppError, match="Too much"):
        finish(apart("Reading", refusal, spin))


def test_closing_the_job_ends_the_process() -> None:
    job = apart("Reading", refusal, time.sleep, 600)
    next(job)
    (child,) = multiprocessing.active_children()
    job.close()
    assert child not in multiprocessing.active_children()


def test_work_that_nobody_wants_ends_the_process() -> None:
    wanted = [True, True, False]
    job = while_wanted(apart("Reading", refusal, time.sleep, 600), lambda: wanted.pop(0))
    assert finish(job) is None
    assert multiprocessing.active_children() == []


def test_a_process_that_cannot_begin_is_a_sentence(tmp_path: Path) -> None:
    multiprocessing.set_executable(str(tmp_path / "gone"))
    try:
        with pytest.raises(AppError) as refused:
            finish(apart("Reading", refusal, fill, 1))
    finally:
        multiprocessing.set_executable(sys.executable)
    assert refused.value.code == "no_process"
