"""All packs of a round about people in one go, over a real store and a real disk; receipts."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median

import pikepdf
import pypdfium2
import pytest

import people_batch
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.people_results import GroupReport, SubjectResults
from facilitator_app.domain.receipts import HandedOver
from facilitator_app.domain.steps import Step, finish
from facilitator_app.file_names import free_path, readable
from facilitator_app.services.people_packs import PERSON_PACK, PREPARATION
from facilitator_app.services.workspace import Workspace, open_workspace
from packs.paper import read
from people_batch import TODAY, WORDS, Given, a_round, a_workspace

FIVE = ("Ana", "Ben", "ana", "../../etc/passwd", "Dee")
THREE = FIVE[:3]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = a_workspace(tmp_path / "store")
    yield made
    made.close()


def whole(path: Path) -> int:
    """Pages of a PDF that is all there; fails for a half of one."""
    data = path.read_bytes()
    assert data.rstrip().endswith(b"%%EOF")
    with pikepdf.open(BytesIO(data)) as file:
        return len(file.pages)


def height_of(path: Path) -> float:
    """How high the letters of most words are, in points."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[0].get_textpage()
        boxes = [page.get_charbox(n) for n in range(page.count_chars()) if page.get_text_range(n, 1) == "a"]
    return median(top - bottom for _left, bottom, _right, top in boxes)


def words_of(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def check_figures(path: Path, answers: list[tuple[str, dict[str, int]]], workspace: Workspace, name: str) -> None:
    """Every count in the pack, and who stands at the ends, against sums worked out here from the answers."""
    instrument = workspace.library.get("member-behaviours")
    labels = [str(point.label) for point in instrument.scale.points]
    others = [given for group, given in answers if group != "self"]
    (own,) = (given for group, given in answers if group == "self")
    alts = [figure.alt for figure in read(path.read_bytes()).tagged("Figure")]
    for item in instrument.items:
        theirs = [given[item.id] for given in others]
        counts = " ".join(f"{label}: {theirs.count(point)}." for point, label in enumerate(labels, 1))
        statement = item.text.text().replace("{member}", name)
        (said, *_same) = [alt for alt in alts if statement in alt]
        assert counts in said
        assert said.endswith(f"You: {labels[own[item.id] - 1]}.")
    means = {item.id: sum(given[item.id] for given in others) / len(others) for item in instrument.items}
    text = words_of(path)
    best = max(means, key=lambda id_: means[id_])
    statement = {item.id: item.text.text().replace("{member}", name) for item in instrument.items}
    assert statement[best] in text.partition("What others see most")[2].partition("What others see least")[0]


@pytest.mark.slow
def test_every_pack_of_a_batch_holds_the_figures_of_the_answers(workspace: Workspace, tmp_path: Path) -> None:
    """``benchmarks/bench_packs.py`` makes thirty."""
    names = [f"Person {n}" for n in range(7)]
    round_id, given = a_round(workspace, names)
    job, batch = workspace.people_packs.write_all(round_id, tmp_path / "packs")
    with workspace.store.transaction() as t:
        inner = t.rounds.inside(round_id)
        ledgers = [[i.number for i in t.issues.of_round(one.id) if i.kind == PERSON_PACK] for one in inner]
    assert ledgers == [[1]] * 7
    assert not (tmp_path / "packs").exists()
    steps: list[Step] = list(job)
    shares = [step.done / step.total for step in steps]
    assert shares == sorted(shares)
    assert {step.label for step in steps} == {f"Pack {n} of 7" for n in range(1, 8)}
    files = sorted((tmp_path / "packs").iterdir())
    assert len(files) == len(batch.written) == 7
    assert all(whole(path) > 10 for path in files)
    by_name = {one.name: one.path for one in batch.written}
    about = workspace.rounds.get(round_id).about
    assert about is not None
    for subject in about.subjects[::3]:
        check_figures(by_name[subject.name], _plain(given, subject.id), workspace, subject.name)
    for subject in about.subjects:
        assert f"For {subject.name}" in words_of(by_name[subject.name])
    rows = workspace.people_packs.rows(round_id)
    assert [row.newest.number if row.newest else 0 for row in rows] == [1] * 7


def _plain(given: Given, subject_id: str) -> list[tuple[str, dict[str, int]]]:
    return [(group, {id_: int(value) for id_, value in one.items()}) for group, one in given[subject_id]]


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.61, 0.97])
def test_cancel_leaves_whole_files_only_and_starts_again_cleanly(
    workspace: Workspace, tmp_path: Path, share: float
) -> None:
    round_id, _given = a_round(workspace, THREE)
    folder = tmp_path / "packs"
    job, batch = workspace.people_packs.write_all(round_id, folder)
    while (step := next(job)).done / step.total < share:
        pass
    job.close()
    left = sorted(folder.iterdir())
    assert [path.suffix for path in left] == [".pdf"] * len(batch.written)
    assert all(whole(path) for path in left)
    assert len(left) == pytest.approx(3 * share, abs=1)
    rows = workspace.people_packs.rows(round_id)
    assert [row.newest.number if row.newest else 0 for row in rows] == [1] * len(left) + [0] * (3 - len(left))
    before = {path: path.read_bytes() for path in left}
    again = finish(workspace.people_packs.write_all(round_id, folder)[0])
    numbers = [one.receipt.number for one in again.written]
    assert numbers == [2] * len(left) + [1] * (3 - len(left))  # what was not written has used up no number
    assert len(list(folder.iterdir())) == len(left) + 3
    assert {path: path.read_bytes() for path in left} == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_killed_program_leaves_whole_packs_and_the_next_batch_tidies_up(tmp_path: Path) -> None:
    made = a_workspace(tmp_path / "store")
    round_id, _given = a_round(made, THREE)
    made.close()
    folder = tmp_path / "packs"
    script = [sys.executable, people_batch.__file__, str(tmp_path / "store"), str(folder)]
    for stop in (0.33, 0.97):
        ended = subprocess.run([*script, str(stop)], check=False, capture_output=True)
        assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert all(whole(path) for path in folder.iterdir() if path.suffix == ".pdf")
    (folder / "Feedback for Ana, issue 9.pdf.part").write_bytes(b"%PDF half")
    (folder / "My letter.pdf.part").write_bytes(b"somebody else's")
    again = open_workspace(tmp_path / "store", WORDS, lambda: TODAY)
    with again.store.transaction() as t:
        inner = t.rounds.inside(round_id)
        numbers = {max(i.number for i in t.issues.of_round(one.id) if i.kind == PERSON_PACK) for one in inner}
    assert numbers == {2}  # the ledger knew of every pack before its file was begun
    batch = finish(again.people_packs.write_all(round_id, folder)[0])
    again.close()
    assert {one.receipt.number for one in batch.written} == {3}
    assert [path.name for path in folder.iterdir() if path.suffix == ".part"] == ["My letter.pdf.part"]


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """No file may become larger than this: the system answers as it does when a disk is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.slow
def test_a_disk_that_fills_up_is_said_with_what_is_safe(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, FIVE)
    folder = tmp_path / "packs"
    job, batch = workspace.people_packs.write_all(round_id, folder)
    while len(batch.written) < 2:
        next(job)
    with little_room(20_000), pytest.raises(AppError) as told:
        finish(job)
    assert told.value.code == "disk_full"
    assert "2 of 5 packs are in the folder and whole." in told.value.what
    assert sorted(folder.iterdir()) == sorted(one.path for one in batch.written)
    assert all(whole(path) for path in folder.iterdir())
    rows = workspace.people_packs.rows(round_id)
    assert [row.newest is not None for row in rows] == [True, True, False, False, False]


@pytest.mark.slow
def test_names_are_safe_readable_and_unique_and_files_that_are_there_stay(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "Feedback for Ana (Oak, 1), issue 1.pdf").write_bytes(b"older")
    round_id, _given = a_round(workspace, FIVE)
    batch = finish(workspace.people_packs.write_all(round_id, folder)[0])
    names = [one.path.name for one in batch.written]
    assert names == [
        "Feedback for Ana (Oak, 1), issue 1 (2).pdf",
        "Feedback for Ben, issue 1.pdf",
        "Feedback for ana (Oak, 2), issue 1.pdf",
        "Feedback for etc passwd, issue 1.pdf",
        "Feedback for Dee, issue 1.pdf",
    ]
    assert (folder / "Feedback for Ana (Oak, 1), issue 1.pdf").read_bytes() == b"older"
    assert {path.parent for path in (one.path for one in batch.written)} == {folder}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Siân Ŵyn", "Siân Ŵyn"),
        ("Анна Ковальчук", "Анна Ковальчук"),
        ("a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j"),
        ("\u202eevil\u0000 name\n", "evil name"),
        ("...", "a person"),
        ("😀", "a person"),
        ("", "a person"),
        ("x" * 300, "x" * 60),
        ("語" * 300, "語" * 40),
        ("O'Brien-Smith, J. Jr.", "O'Brien-Smith, J. Jr"),
        ("Robin Twin (Oak, nurse)", "Robin Twin (Oak, nurse)"),
        ("x" * 300 + " (Oak, nurse)", "x" * 47 + " (Oak, nurse)"),
        ("語" * 300 + " (語)", "語" * 38 + " (語)"),
        ("x" * 300 + " (" + "y" * 300 + ", nurse)", "x" * 18 + " (" + "y" * 32 + ", nurse)"),
    ],
)  # fmt: skip
def test_any_name_makes_a_file_name(typed: str, name: str, tmp_path: Path) -> None:
    assert readable(typed) == name
    path = free_path(tmp_path, readable(typed))
    path.write_bytes(b"")
    assert free_path(tmp_path, readable(typed).upper()) != path
    assert len(path.name.encode()) < 200


@pytest.mark.slow
def test_who_has_too_few_answers_gets_no_pack_and_is_named(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, FIVE, few=(1, 3))
    job, batch = workspace.people_packs.write_all(round_id, tmp_path / "packs")
    finish(job)
    why = "Only 3 people answered, and at least 5 are needed."
    assert batch.left_out == (("Ben", why), ("../../etc/passwd", why))
    assert [one.name for one in batch.written] == ["Ana (Oak, 1)", "ana (Oak, 2)", "Dee"]
    assert [bool(row.why_none) for row in workspace.people_packs.rows(round_id)] == [False, True, False, True, False]


def test_where_there_is_no_pack_everybody_is_named_with_the_reason(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, ("Eve", "Flo"), few=(0, 1))
    with pytest.raises(AppError) as told:
        workspace.people_packs.write_all(round_id, tmp_path / "none")
    assert told.value.code == "no_packs"
    why = "Only 3 people answered, and at least 5 are needed."
    assert told.value.what == f"There is no pack to make. Eve: {why} Flo: {why}"
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_made_is_said(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, FIVE)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AppError) as told:
        finish(workspace.people_packs.write_all(round_id, tmp_path / "file" / "packs")[0])
    assert told.value.code == "folder_unwritable"


def test_the_preparation_sheet_is_another_issue_and_another_file(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, FIVE)
    inner = workspace.people_rounds.inner(round_id)[0].id
    finish(workspace.people_packs.write(inner, tmp_path / "pack.pdf"))
    finish(workspace.people_packs.write_preparation(inner, tmp_path / "sheet.pdf"))
    assert "Not for sharing" in words_of(tmp_path / "sheet.pdf")
    assert "Not for sharing" not in words_of(tmp_path / "pack.pdf")
    with workspace.store.transaction() as t:
        kinds = {(i.kind, i.number) for i in t.issues.of_round(inner)}
    assert {(PERSON_PACK, 1), (PREPARATION, 1)} <= kinds
    assert [r.number for _subject, r in workspace.people_packs.receipts(round_id)] == [1]


def test_the_group_report_is_an_issue_in_every_ledger_behind_it(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, FIVE)
    report = workspace.people_packs.report(round_id)
    assert isinstance(report, GroupReport)
    finish(workspace.people_packs.write_report(round_id, tmp_path / "report.pdf"))
    text = words_of(tmp_path / "report.pdf")
    assert "Group report" in text
    assert "Ben" not in text
    assert "Issue 1." in text
    finish(workspace.people_packs.write_report(round_id, tmp_path / "again.pdf", large_print=True))
    assert "Issue 2." in words_of(tmp_path / "again.pdf")
    usual, large = (height_of(tmp_path / name) for name in ("report.pdf", "again.pdf"))
    assert usual < large
    (tmp_path / "printed.pdf").write_bytes(finish(workspace.people_packs.print_report(round_id)))
    assert height_of(tmp_path / "printed.pdf") == usual
    few, _none = a_round(workspace, ("Eve", "Flo"))
    with pytest.raises(AppError) as told:
        workspace.people_packs.print_report(few)
    assert told.value.code == "few_subjects"


@pytest.mark.slow
def test_receipts_are_kept_and_can_be_taken_back(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, FIVE)
    finish(workspace.people_packs.write_all(round_id, tmp_path / "packs")[0])
    first = workspace.people_packs.receipts(round_id)[0][1]
    assert first.handed_on is None
    workspace.people_packs.hand_over(first, date(2026, 11, 20), HandedOver.BY_HAND)
    with pytest.raises(AppError) as told:
        workspace.people_packs.hand_over(first, date(2026, 11, 25), HandedOver.POST)
    assert told.value.code == "day_ahead"
    workspace.close()
    again = open_workspace(tmp_path / "store", WORDS, lambda: TODAY)
    (subject, kept), *rest = again.people_packs.receipts(round_id)
    assert (subject.name, kept.handed_on, kept.how) == ("Ana (Oak, 1)", date(2026, 11, 20), HandedOver.BY_HAND)
    assert [one.handed_on for _subject, one in rest] == [None] * 4
    finish(again.people_packs.save_receipt_list(round_id, tmp_path / "list.pdf"))
    text = words_of(tmp_path / "list.pdf")
    assert "20 November 2026 Printed, by hand" in text
    assert text.count("Signed") == 1
    assert again.people_packs.take_back(kept).handed_on is None
    again.close()


def test_a_round_that_runs_has_no_packs(workspace: Workspace) -> None:
    round_id, _given = a_round(workspace, FIVE)
    workspace.rounds.reopen(round_id)
    with pytest.raises(AppError, match="not closed"):
        workspace.people_packs.rows(round_id)


@pytest.mark.slow
def test_what_is_shown_for_a_preview_is_not_an_issue(workspace: Workspace) -> None:
    round_id, _given = a_round(workspace, FIVE)
    inner = workspace.people_rounds.inner(round_id)[0].id
    found = workspace.people_packs.subject(inner)
    assert isinstance(found, SubjectResults)
    for job in (workspace.people_packs.preview(found), workspace.people_packs.preview_preparation(found)):
        assert finish(job).startswith(b"%PDF")
    assert workspace.people_packs.next_number(inner) == 1


def test_the_list_of_packs_says_how_many_comments_wait(workspace: Workspace) -> None:
    round_id, _given = a_round(workspace, THREE[:1], words="Ask Dee first.")
    (row,) = workspace.people_packs.rows(round_id)
    (inner,) = workspace.people_rounds.inner(round_id)
    assert row.waiting == workspace.comments.waiting(inner.id)
    assert row.waiting.count > 0
