"""What those who work on the program run every day."""

from __future__ import annotations

import pytest
import run_tests


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
