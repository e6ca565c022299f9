"""A copy of a questionnaire about people changes what others and what the person are asked together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator_app import paths
from facilitator_app.cli import main
from facilitator_app.domain.errors import AppError
from facilitator_app.services.workspace import Workspace
from people_batch import a_workspace

ITEM = "sections[1].items[1]"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = a_workspace(tmp_path / "store")
    yield workspace
    workspace.close()


@pytest.mark.parametrize(("changed", "told"), [("text", "self"), ("easy", "self"), ("self", "text")])
def test_one_wording_changed_without_the_other_is_a_fault(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: str, told: str
) -> None:
    own = workspace.own
    draft = own.draft(own.copy("member-behaviours"))
    assert own.faults(draft) == ()
    other = {"text": "{member} sings in the meetings.", "easy": "{member} sings.", "self": "I sing in the meetings."}
    one = draft.write(f"{ITEM}.{changed}", other[changed])
    assert [(fault.code, fault.location) for fault in own.faults(one)] == [("one_sided", f"{ITEM}.{told}")]
    own.save_draft(one)
    with pytest.raises(AppError) as refused:
        own.use(one.id)
    assert refused.value.code == "instrument_broken"
    file = tmp_path / "copy.toml"
    file.write_text(one.text, "utf-8")
    assert main(["instruments", "check", str(file)]) != 0
    assert f"{ITEM}.{told}" in capsys.readouterr().out
    both = one.write(f"{ITEM}.{told}", other[told])
    assert own.faults(both) == ()
    own.save_draft(both)
    assert own.use(both.id).id == both.id


def test_every_bundled_file_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(str(path) for path in paths.bundled("instruments").glob("*.toml"))
    assert main(["instruments", "check", *files]) == 0
    assert "one_sided" not in capsys.readouterr().out
