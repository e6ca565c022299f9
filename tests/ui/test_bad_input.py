"""Bad input in the window: each fault has its own clear sentence, nothing typed is lost, the focus is in the
panel or in the box with the wrong words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parents[1]
OPENING = {
    "truncated": "Your file is damaged, and your words are right.",
    "zero-byte": "Your file is empty, and your words are right.",
    "a letter": "Your file is damaged, and your words are right.",
    "newer": "A newer program made this file",
    "wrong words": "These words do not open this file.",
    "no store": "There is no Partnership Rounds file in",
    "gone": "Your file was not found",
}
WRITING = {
    "pack": ("Nothing can be saved in the folder", "There is not enough free space"),
    "sheet": ("Nothing can be saved in the folder", "There is not enough free space"),
    "copy": ("Nothing can be written into", "There is not enough room"),
}
QUESTIONNAIRES = {
    "broken": ("broken.toml has 1 fault.", "line 1, column 16: A text is not closed."),
    "half": ("half.toml has 11 faults.", "sections[1].items: This is missing. Add it."),
    "picture": ("picture.toml has 1 fault.", "not plain text"),
    "folder": ("folder.toml has 1 fault.", "cannot be opened"),
    "gone": ("gone.toml has 1 fault.", "cannot be opened"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the window said; a full disk is tried where this machine lets us mount a small one."""
    folder = tmp_path_factory.mktemp("bad")
    place, full = folder / "place", folder / "full"
    place.mkdir()
    full.mkdir()
    env = dict(os.environ, PYTHONPATH=os.pathsep.join((str(TESTS.parent / "src"), str(TESTS))))
    program = [sys.executable, str(Path(__file__).with_name("bad_input.py")), str(place)]
    mount = f"mount -t tmpfs -o size=64k tmpfs '{full}' && head -c 70000 /dev/zero > '{full}/filler'; test -f '{full}/filler'"
    inside = ["unshare", "-rm", "sh", "-c", f'{mount} && exec "$@"', "sh", *program, str(full)]
    can_mount = sys.platform.startswith("linux") and not subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount], capture_output=True, check=False
    ).returncode  # fmt: skip
    done = subprocess.run(inside if can_mount else [*program, ""], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def answered(one: dict[str, Any], *sentences: str, wrong: str = "the panel") -> None:
    """One answer of the window: on the page where one was, in the panel; the focus is there, or in the box of this name
    if what was typed into it is wrong."""
    assert one["said"][0] == "There is a problem"
    for sentence in sentences:
        assert any(sentence in words for words in one["said"][1:]), one["said"]
    assert one["focus"] == wrong
    assert one["title"].startswith("Error: ")
    assert one["kept"], "what was typed is still there"
    assert one["fault"] == "", "an answer, not a fault of the program"
    assert not any("Traceback" in words or "Errno" in words for words in one["said"])


@pytest.mark.parametrize("name", OPENING)
def test_opening_what_cannot_be_opened(found: Any, name: str) -> None:
    answered(found[name], OPENING[name], wrong="Your words" if name == "wrong words" else "the panel")
    assert found[name]["screen"] == "unlock"


@pytest.mark.parametrize("screen", WRITING)
@pytest.mark.parametrize("fault", ["unwritable", "full"])
def test_saving_where_nothing_can_be_saved(found: Any, screen: str, fault: str) -> None:
    name = f"{screen}, {fault}"
    if name not in found:
        pytest.skip("this machine lets nobody mount a small disk")
    answered(found[name], WRITING[screen][fault == "full"])
    if screen == "copy":
        assert found[name]["left"] == (["filler"] if fault == "full" else []), "no half of a copy is left"


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_checking_what_is_no_questionnaire(found: Any, name: str) -> None:
    answered(found[f"questionnaire, {name}"], *QUESTIONNAIRES[name])
    assert found[f"questionnaire, {name}"]["screen"] == "setup_questionnaire"
