"""What those who work on the program run every day."""

from __future__ import annotations

import re
from pathlib import Path

import bundle
import pytest
import run_tests

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("files", "runs", "leaves"),
    [
        (["src/facilitator_app/ui/people/view.py"], {"people"}, {"editor", "home"}),
        (["src/facilitator_app/ui/people/view.py", "tests/ui/editor/test_editor.py"], {"people", "editor"}, {"home"}),
        (["src/facilitator_app/ui/people/view.py", "docs/library.md"], {"people"}, {"editor"}),
        (["src/facilitator_app/ui/window.py"], {"people", "editor", "home"}, set()),
        (["src/facilitator_app/domain/round.py", "tests/ui/home/test_view.py"], {"people", "home"}, set()),
        ([], {"people", "home"}, set()),
        (None, {"people", "home"}, set()),
    ],
)
def test_quick_runs_what_a_change_touches(files: list[str] | None, runs: set[str], leaves: set[str]) -> None:
    left_out = {argument.rpartition("/")[2] for argument in run_tests.left_out(files)}
    assert leaves <= left_out
    assert not runs & left_out


def test_a_part_of_the_program_that_no_notice_names_is_found() -> None:
    notices = "| what | licence | parts |\n|---|---|---|\n| Qt | LGPL 3 | `PySide6` `libQt6*` |\n"
    carried = {"PySide6", "libQt6Core.so.6", "json", "facilitator_app", "resources", "libgnutls.so.30", "mypy"}
    assert bundle.unnamed(carried, notices) == ["libgnutls.so.30", "mypy"]


def test_every_library_the_program_runs_on_is_in_the_notices() -> None:
    lines = (ROOT / "requirements.in").read_text("utf-8").splitlines()
    named = [re.split(r"[<>=]", line)[0].removesuffix("-Essentials").removesuffix("-Addons") for line in lines]
    notices = (ROOT / "NOTICES.md").read_text("utf-8").lower()
    assert [name for name in named if name and not name.startswith("#") and name.lower() not in notices] == []
