"""docs/promises.md holds every sentence that claims something, with what makes it true; here the page is held to the code."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import messages
import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "facilitator_app"
PAGE = ROOT / "docs" / "promises.md"
HELP, README = "resources/help/en.toml", "README.md"

CLAIMS = re.compile(
    r"\b(never|nobody|no one|nowhere|only|deletes?|deleted|kept|cannot|safe|locked|sealed|mix|mixes|mixed)\b", re.I
)
"""Words by which a sentence is known that promises something, or may."""
STRONG = re.compile(r"\b(never|nobody|no one|nowhere|not even|always|safe|locked|sealed|mix|mixes|mixed)\b", re.I)
"""Words so strong that a sentence with one has to be on the page wherever it stands."""
HELD = (
    "ui/respondent/", "ui/closing/", "ui/recovery/", "ui/copies/", "ui/restore/", "ui/people/erase_presenter.py",
    "services/retention.py", "services/copies.py", "services/erasing.py", "store/copying.py", "packs/recovery_sheet.py",
    "packs/pages/opening.py", "packs/pages/annexes.py", "packs/person/opening.py", "packs/person/group.py",
    HELP, README,
)  # fmt: skip
"""Where every sentence with such a word has to be on the page."""
PROMISE = "ui/respondent/promise_words.py"
"""Where every sentence has to be, whatever its words."""
FREE = "Sentences with such a word that promise nothing"
"""The heading of those for which nothing has to be shown."""
PRIVATE = "facilitator_app.domain.partnership"
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "asyncio", "xmlrpc"}


def sentences(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"(?<=[.!?]) (?=[A-Z{“])", text) if one.endswith((".", "!", "?"))]


def texts(table: object) -> Iterator[str]:
    """Every string in a file of help."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict | list):
        for one in table.values() if isinstance(table, dict) else table:
            yield from texts(one)


def said(source: Path = PACKAGE) -> dict[str, set[str]]:
    """Every sentence of the program, of its help and of what the README calls different, by where it stands."""
    found: dict[str, set[str]] = {}
    for message in messages.extract(source):
        for text in [message.id] if isinstance(message.id, str) else message.id:
            for file, _line in message.locations:
                found.setdefault(file.partition("/")[2], set()).update(sentences(text))
    readme = (ROOT / README).read_text("utf-8").partition("## What makes it different")[2].partition("\n## ")[0]
    found[README] = {one for bullet in readme.split("\n- ") for one in sentences(" ".join(bullet.split()))}
    help_ = tomllib.loads((ROOT / HELP).read_text("utf-8"))
    found[HELP] = {one for text in texts(help_) for one in sentences(text)}
    return found


def rows(page: str) -> Iterator[tuple[str, list[str]]]:
    """Each row of the page with the file it stands under; of those that promise nothing the sentence alone."""
    for part in page.split("\n## ")[1:]:
        heading, _end, lines = part.partition("\n")
        for line in lines.splitlines():
            if heading == FREE and line.startswith("- "):
                yield "", [line[2:]]
            elif line.startswith("| ") and not line.startswith(("| sentence", "|---")):
                yield heading.strip("`"), [cell.strip() for cell in line.strip("|").split("|")]


def missing(found: dict[str, set[str]], page: str) -> set[str]:
    """Sentences that should be on the page."""
    told = {(place, row[0]) for place, row in rows(page)}
    return {
        sentence
        for place, all_ in found.items()
        for sentence in all_
        if (place == PROMISE or STRONG.search(sentence) or (place.startswith(HELD) and CLAIMS.search(sentence)))
        and not told & {(place, sentence), ("", sentence)}
    }


def imported(program: str) -> set[str]:
    """The names of everything that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def uses_the_network(program: str) -> bool:
    names = imported(program)
    return bool({name.partition(".")[0] for name in names} & NETWORK) or any("QtNetwork" in name for name in names)


@pytest.fixture(scope="module")
def all_said() -> dict[str, set[str]]:
    return said()


def test_every_claim_is_on_the_page(all_said: dict[str, set[str]]) -> None:
    found, page = {path: set(words) for path, words in all_said.items()}, PAGE.read_text("utf-8")
    assert len(found[PROMISE]) > 30
    left = missing(found, page)
    told = [f"{place}: {one}" for place, all_ in found.items() for one in sorted(all_ & left)]
    assert left == set(), (
        f"docs/promises.md has to hold each of these, under the file that says it, with what makes it true and a test; or, if it "
        f"promises nothing, under {FREE!r}: {told}"
    )
    new = "Nobody will ever know."
    found["ui/closing/presenter.py"].add(new)
    found[PROMISE].add("We like you.")
    found["ui/choose/view.py"] = {"It is always so.", "It is so, but only today."}
    assert missing(found, page) == {new, "We like you.", "It is always so."}


def test_every_sentence_on_the_page_is_said_where_it_says(all_said: dict[str, set[str]]) -> None:
    found = all_said
    everything = set().union(*found.values())
    quoted = list(rows(PAGE.read_text("utf-8")))
    assert len(quoted) > 150
    assert [row[0] for place, row in quoted if row[0] not in (found.get(place, set()) if place else everything)] == []


def test_what_makes_a_sentence_true_and_its_test_are_there() -> None:
    wrong, known = [], {}
    for place, row in rows(PAGE.read_text("utf-8")):
        if not place:
            continue
        sentence, module, test = row
        for one in test.split(", "):
            file, _colons, name = one.strip("`").partition("::")
            path = ROOT / "tests" / file
            if file not in known:
                known[file] = (
                    set(re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.M)) if path.is_file() else set()
                )
            if name not in known[file] or not (PACKAGE / module.strip("`")).is_file():
                wrong.append(f"{sentence}: {module}, {one}")
    assert wrong == []


def test_nothing_on_paper_reads_what_is_noted_about_partnerships_and_people() -> None:
    """Notes and access needs are printed nowhere: pages are made from results and a few facts, never from the lists."""
    pages = [path for part in ("packs", "charts") for path in (PACKAGE / part).rglob("*.py")]
    assert len(pages) > 40
    assert [path.name for path in pages if PRIVATE in imported(path.read_text("utf-8"))] == []
    assert PRIVATE in imported((PACKAGE / "services" / "partnerships.py").read_text("utf-8"))


@pytest.mark.slow
def test_the_program_has_no_network_code() -> None:
    assert uses_the_network("from urllib.request import urlopen")
    assert uses_the_network("from PySide6 import QtNetwork")
    assert [path.name for path in PACKAGE.rglob("*.py") if uses_the_network(path.read_text("utf-8"))] == []
