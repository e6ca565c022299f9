"""Files written and read again, and a questionnaire changed word by word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator_app import instruments, paths
from facilitator_app.instruments.draft import Draft, copy_of, free, read_draft
from facilitator_app.instruments.reading import tables
from facilitator_app.instruments.writing import text_of
from facilitator_app.store import codec

Write = Callable[[str | bytes], Path]
FILES = [
    *sorted(paths.bundled("instruments").glob("*.toml")),
    *sorted((Path(__file__).parent / "kinds").glob("*.toml")),
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_written_reads_back_equal(path: Path, file: Write) -> None:
    written = file(text_of(tables(path)))
    assert tables(written) == tables(path)
    assert instruments.load(written) == instruments.load(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_copy_is_one_of_its_own_and_says_where_it_comes_from(path: Path, file: Write) -> None:
    original = instruments.load(path)
    copy = copy_of(read_draft(path), "ours-copy", "Changed by Alex, 24 November 2026.")
    made = instruments.load(file(copy.text))
    assert (made.id, made.version) == ("ours-copy", 1)
    assert made.derived_from is not None
    assert (made.derived_from.id, made.derived_from.version) == (original.id, original.version)
    assert made.source.citation == original.source.citation
    assert made.source.changed == "Changed by Alex, 24 November 2026."
    assert made.sections == original.sections
    assert instruments.load(path) == original
    assert codec.instrument_from_text(codec.instrument_to_text(made)) == made


HOSTILE = ['"', "'''", '"""', "\\", "\\u0041", "#", "= 1", "[x]", "line\nline", "\t", "\u0085\u2028", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "{n}", "é"]  # fmt: skip


def test_any_words_come_back_as_they_were(example: str, file: Write) -> None:
    draft = read_draft(file(example))
    for words in HOSTILE:
        changed = draft.write("title", words).write("sections[1].items[1].text", words).put('scale."odd"', words)
        assert tables(file(changed.text)) == changed.tables


def test_any_key_comes_back_as_it_was(file: Write) -> None:
    odd = {"a b": 1, "a.b": {"c d": {"e": [1, {"f g": True}]}}, "": 2, "title": {}, "items": [{"x y": 1}, {"z": []}]}
    assert tables(file(text_of(odd))) == odd


@pytest.fixture
def draft(example: str, file: Write) -> Draft:
    return read_draft(file(example))


def test_a_change_gives_a_new_draft_and_leaves_the_old_one(draft: Draft) -> None:
    before = draft.text
    changed = draft.write("sections[1].items[2].text", "Papers are long.")
    assert changed.instrument().sections[0].items[1].text.text() == "Papers are long."
    assert draft.text == before


def test_rows_are_added_moved_and_dropped(draft: Draft) -> None:
    moved = draft.move("sections[1].items[2]", -1)
    assert [item["id"] for item in moved.rows("sections[1].items")] == ["before-hard", "before-papers"]
    assert draft.move("sections[1].items[2]", 1) == draft
    grown = moved.add_item(2)
    assert grown.get("sections[2].items[2].id") == "during-1"
    assert {(fault.code, fault.location) for fault in grown.faults()} == {
        ("blank", "sections[2].items[2].text.en"),
        ("blank", "sections[2].items[2].easy.en"),
        ("blank", "sections[2].items[2].short.en"),
    }
    for key in ("text", "easy", "short"):
        grown = grown.write(f"sections[2].items[2].{key}", "We start on time")
    assert grown.faults() == ()
    assert grown.drop("sections[2].items[2]") == moved


def test_a_draft_with_faults_can_still_be_looked_at(draft: Draft) -> None:
    wrong = draft.write("title", "").put("bands[1].above", None).add_item(1)
    assert wrong.faults()
    shown = wrong.to_look_at()
    assert shown is not None
    assert len(shown.sections[0].items) == 3


def test_the_scale_grows_and_shrinks_with_its_levels() -> None:
    rubric = read_draft(Path(__file__).parent / "kinds" / "rubric.toml")
    points = len(rubric.rows("scale.points"))
    grown = rubric.add_point()
    levelled = [item for row in grown.rows("sections") for item in row["items"] if "levels" in item]
    assert levelled
    assert all(len(item["levels"]) == points + 1 for item in levelled)
    assert grown.drop_point(points + 1) == rubric
    values = [row["value"] for row in rubric.drop_point(1).rows("scale.points")]
    assert values == [row["value"] for row in rubric.rows("scale.points")][:-1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_kind_takes_a_new_part_whose_only_faults_are_words_to_write(path: Path) -> None:
    faults = read_draft(path).add_section().faults()
    assert faults
    assert {fault.code for fault in faults} <= {"blank", "levels", "placeholder"}, [str(fault) for fault in faults]


def test_ids_are_free_also_without_regard_to_capitals_and_never_too_long() -> None:
    assert free("a", {"b"}) == "a"
    assert free("a", {"A", "a-2"}) == "a-3"
    assert len(free("x" * 60, {"x" * 60})) <= 60
