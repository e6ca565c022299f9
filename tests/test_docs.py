"""Prose is tested like code: commands in the documents exist, and what they name is there."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path

import pytest

from facilitator_app import cli

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def indented_commands(path: Path) -> list[str]:
    """The lines of a document that stand as code, without their remarks."""
    return [
        line.strip().split("  #")[0].strip() for line in path.read_text("utf-8").splitlines() if line.startswith("    ")
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_pictures_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


def test_the_readme_opens_with_two_commands_that_the_makefile_knows() -> None:
    commands = indented_commands(ROOT / "README.md")
    assert commands[:2] == ["make run", "make test"]
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {word for path in DOCUMENTS for word in re.findall(r"`?make ([a-z]+)", path.read_text("utf-8"))}
    assert named & {"run", "test", "check", "bundle", "pins"} <= targets
    assert {"run", "test"} <= targets


def test_ci_calls_the_readme_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_every_command_line_of_the_readme_is_understood() -> None:
    lines = [c for c in indented_commands(ROOT / "README.md") if re.match(r"(\.venv\\Scripts\\)?facilitator-app", c)]
    assert len(lines) >= 7
    for line in lines:
        words = shlex.split(line.replace("\\", "/").replace("...", ""))[1:]
        options = cli.parser().parse_args(words)
        assert callable(options.run), line


def test_files_named_in_the_commands_exist() -> None:
    text = (ROOT / "README.md").read_text("utf-8").replace("\\", "/")
    for name in ("requirements-dev.txt", "packaging/run_tests.py"):
        assert name in text
        assert (ROOT / name).exists()


def test_references_to_the_measures_lead_to_a_heading_or_a_rule() -> None:
    """A docstring that names a part of docs/measures.md names one that is there."""
    measures = re.sub(r"\s+", " ", (ROOT / "docs" / "measures.md").read_text("utf-8"))
    named = set(re.findall(r"## ([^#|]+?) (?=[A-Z*\-|])|\*\*([^*]+?)[.:]?\*\*", measures))
    known = {part.strip().rstrip(".") for pair in named for part in pair if part}
    for path in [*ROOT.glob("src/**/*.py"), *ROOT.glob("tests/**/*.py"), *ROOT.glob("benchmarks/*.py")]:
        text = re.sub(r"\s+", " ", path.read_text("utf-8"))
        for part in re.findall(r'docs/measures\.md, "([^"]+)"', text):
            assert part in known or f"## {part}" in measures, (path, part)
        assert not re.search(r"\b(measures|instruments) [0-9]", text), path


def docstrings() -> list[tuple[str, str]]:
    """Where each docstring of the program and its tests stands, and what it says."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    return [
        (f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}", ast.get_docstring(node) or "")
        for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, kinds)
    ]


@pytest.mark.slow
def test_docstrings_name_nothing_that_only_their_writer_had() -> None:
    """Codes of screens and numbers of checks: keys to papers that are not here."""
    own = r"(?:[FKRPSWHLEC]\d{1,2}[a-z]?(?=[\s:.,;]))"
    keys = {f"F{number}" for number in range(1, 13)}  # of the keyboard
    lost = [
        (where, match[0])
        for where, text in docstrings()
        for match in re.finditer(rf"^{own}|\(check \d+\)|\b(?:screens|packs|safety|design)(?:\.md)? \d[.\d]*", text)
        if match[0] not in keys or text.startswith(match[0] + ":")
    ]
    assert lost == []


def test_what_the_page_on_architecture_names_is_there() -> None:
    rows = re.findall(
        r"^\| `([\w/]+\.py)` \| `([^`]+)` \|", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.M
    )
    assert len(rows) > 20
    package = ROOT / "src" / "facilitator_app"
    lost = [(file, words) for file, words in rows if words not in (package / file).read_text("utf-8")]
    assert lost == []
    for file in re.findall(r"`([\w/]+\.py)`", (ROOT / "docs" / "architecture.md").read_text("utf-8")):
        assert (package / file).exists(), file
