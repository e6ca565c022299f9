"""The respondent's words, measured: short sentences, short words, nothing that frightens."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from datetime import date

import pytest
import textstat

from facilitator_app.ui.respondent import texts

SAMPLES: dict[str, object] = {
    "name": "Sam", "minutes": 10, "people": 4, "total": 6, "group": 4, "day": date(2027, 5, 1), "theme": "black", "n": 2,
    "number": 2, "part": "Trust", "goal": "Less waste", "question": "We keep our word.", "questions": 4, "answered": 3, "side": "Now",
    "names": ("Sam", "Alex"), "of_oneself": True, "who": "About Sam",
}  # fmt: skip
EXPLAINED = {"facilitator", "organisation", "partnership", "volunteer", "volunteers", "together"}
BUTTON = {"continue"}
BANNED = {"sorry", "error", "invalid", "submit", "n/a", "anonymous", "confidential", "e.g", "i.e"}
PLACES_AND_COLOURS = {"left-hand", "right-hand", "red", "green", "top", "bottom"}


def pages() -> dict[str, list[str]]:
    """Every text by page."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, function in inspect.getmembers(texts, inspect.isfunction):
        if not function.__module__.startswith(texts.__name__) or "_" not in name.strip("_"):
            continue
        values = {key: SAMPLES[key] for key in inspect.signature(function).parameters}
        if "group" in values and name == "before_group":
            values["group"] = "volunteers"
        said = function(**values)
        found[name.split("_")[0]] += list(said) if isinstance(said, tuple) else [said]
    return found


PAGES = pages()


def as_sentences(said: list[str]) -> str:
    return " ".join(text if text.endswith((".", "?")) else f"{text}." for text in said)


def sentences(said: list[str]) -> list[list[str]]:
    parts = re.split(r"[.?:]+\s*", as_sentences(said))
    return [words for part in parts if (words := re.findall(r"[A-Za-z0-9'/-]+", part))]


def test_reading_age_of_all_pages_together() -> None:
    everything = [text for said in PAGES.values() for text in said]
    assert textstat.flesch_kincaid_grade(as_sentences(everything)) <= 5


@pytest.mark.parametrize("page", sorted(PAGES))
def test_reading_age_of_each_page(page: str) -> None:
    assert textstat.flesch_kincaid_grade(as_sentences(PAGES[page])) <= 6


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


@pytest.mark.parametrize("page", sorted(PAGES))
def test_please_at_most_once_a_page(page: str) -> None:
    several_pages_share_a_name = {"later", "delete", "no", "comment", "trouble"}
    said = as_sentences(PAGES[page]).lower()
    assert said.count("please") <= (2 if page in several_pages_share_a_name else 1)
