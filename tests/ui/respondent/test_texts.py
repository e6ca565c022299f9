"""The respondents' words, measured: short sentences, short words, nothing that frightens.

They are read from the source as the catalogue is made from it: every sentence with the context "respondent".
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import textstat

import facilitator_app.ui
from facilitator_app.domain.instrument import Kind
from facilitator_app.ui.respondent.promise_words import why

UI = Path(facilitator_app.ui.__file__).parent
SAMPLES = {
    "name": "Sam", "n": "2", "people": "Sam and Alex", "total": "6", "group": "volunteers", "day": "1 May 2027", "number": "2", "part": "Trust", "voice": "volunteers", "other": "carers",
    "goal": "Less waste", "question": "We keep our word", "questions": "4", "answered": "3", "side": "Now", "names": "Sam and Alex",
    "first": "Sam, Alex", "last": "Kim", "who": "About Sam", "where": "Part 2", "done": "7", "partnership": "Harbour", "minutes": "10",
    "language": "English", "written": "2", "statement": "We keep our word", "key": "1",
}  # fmt: skip
"""What stands for a placeholder when a sentence is measured."""
EXPLAINED = {"facilitator", "organisation", "partnership", "volunteer", "volunteers", "together"}
BUTTON = {"continue"}
BANNED = {"sorry", "error", "invalid", "submit", "n/a", "anonymous", "confidential", "e.g", "i.e"}
PLACES_AND_COLOURS = {"left-hand", "right-hand", "red", "green", "top", "bottom"}


def messages(tree: ast.AST) -> list[str]:
    """Every sentence with the context of respondents, in its form for several."""
    found = []
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in ("p_", "np_"):
            continue
        strings = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if strings[0] == "respondent":
            found.append(strings[2 if call.func.id == "np_" else 1])
    return found


def pages() -> dict[str, list[str]]:
    """The sentences of each file that has some: a file holds the page of one moment, or two or three short ones."""
    found = {}
    for path in UI.rglob("*.py"):
        said = messages(ast.parse(path.read_text("utf-8")))
        if said:
            name = path.relative_to(UI).with_suffix("").as_posix()
            found[name] = [sentence.format(**SAMPLES) for sentence in dict.fromkeys(said)]
    return found


PAGES = pages()


def as_sentences(said: list[str]) -> str:
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in said)


def sentences(said: list[str]) -> list[list[str]]:
    parts = re.split(r"[.?!:]+\s*", as_sentences(said))
    return [words for part in parts if (words := re.findall(r"[A-Za-z0-9'/-]+", part))]


def test_every_page_has_its_words_in_the_catalogue() -> None:
    assert len([name for name in PAGES if name.startswith("respondent/views/")]) >= 12
    assert sum(map(len, PAGES.values())) > 130


@pytest.mark.slow
def test_reading_age_of_all_pages_together() -> None:
    everything = [text for said in PAGES.values() for text in said]
    assert textstat.flesch_kincaid_grade(as_sentences(everything)) <= 5


@pytest.mark.slow
@pytest.mark.parametrize("page", sorted(PAGES))
def test_reading_age_of_each_page(page: str) -> None:
    assert textstat.flesch_kincaid_grade(as_sentences(PAGES[page])) <= 6


@pytest.mark.parametrize("kind", list(Kind))
def test_what_we_want_to_know_is_said_easily_for_each_kind(kind: Kind) -> None:
    assert textstat.flesch_kincaid_grade(why(kind, 10)) <= 9
    assert "10 minutes" in why(kind, 10)
    assert "1 minute." in why(kind, 1)


def test_sentences_are_short() -> None:
    lengths = {tuple(s): len(s) for said in PAGES.values() for s in sentences(said)}
    assert {s: n for s, n in lengths.items() if n > 15} == {}
    assert sum(lengths.values()) / len(lengths) <= 9


def test_long_words_are_few_and_explained() -> None:
    words = {word.lower() for said in PAGES.values() for sentence in sentences(said) for word in sentence}
    long = {word for word in words if textstat.syllable_count(word) >= 3}
    assert long - EXPLAINED - BUTTON == set()


def test_no_word_frightens_or_points_at_colours() -> None:
    words = {word.lower() for said in PAGES.values() for sentence in sentences(said) for word in sentence}
    assert words & (BANNED | PLACES_AND_COLOURS) == set()
    assert not any(word.endswith("n't") for word in words)


def test_no_sentence_begs_twice() -> None:
    assert [text for said in PAGES.values() for text in said if text.lower().count("please") > 1] == []
