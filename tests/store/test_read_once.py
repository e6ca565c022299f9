"""A partnership and a round are read once until something is written, and never as they no longer are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from builders import a_store_with_round
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.response import Response
from facilitator_app.domain.round import Round
from facilitator_app.store import Store

PARTNERSHIP, ROUND = "p1", "r1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = a_store_with_round(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def asked(store: Store) -> list[str]:
    """The questions that SQLite is asked."""
    said: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda _c, _cursor, words, *_more: said.append(words))
    return said


def read(store: Store) -> tuple[Partnership, Round]:
    with store.transaction() as t:
        return t.partnerships.get(PARTNERSHIP), t.rounds.get(ROUND)


def rename(store: Store, name: str, *, keep: bool = True) -> None:
    with store.transaction() as t:
        t.partnerships.save(replace(t.partnerships.get(PARTNERSHIP), name=name))
        t.rounds.save(replace(t.rounds.get(ROUND), name=name))
        assert t.partnerships.get(PARTNERSHIP).name == t.rounds.get(ROUND).name == name, "what is written here is seen"
        if keep:
            t.commit()


def questions(said: list[str]) -> list[str]:
    return [one for one in said if one.startswith("SELECT")]


def test_what_was_read_is_not_asked_for_again(store: Store, asked: list[str]) -> None:
    first = read(store)
    assert questions(asked)
    asked.clear()
    for _time in range(3):
        assert read(store) == first
    assert questions(asked) == []


def test_it_is_asked_for_again_after_something_was_written(store: Store) -> None:
    read(store)
    rename(store, "Other")
    assert [one.name for one in read(store)] == ["Other", "Other"]
    with store.transaction() as t:
        t.partnerships.delete(PARTNERSHIP)
        t.commit()
    for kind in ("partnerships", "rounds"):
        with store.transaction() as t, pytest.raises(AppError) as refused:
            getattr(t, kind).get(PARTNERSHIP if kind == "partnerships" else ROUND)
        assert refused.value.code == "not_found"


def answer(store: Store, *, name: str = "") -> None:
    """Keep a draft; ``name``: and rename the round in the same moment."""
    key = store.seat_key("one two three", ROUND, "salt")
    with store.transaction() as t:
        if name:
            t.rounds.save(replace(t.rounds.get(ROUND), name=name))
        t.responses.save_draft(ROUND, "g", key, Response("a", "g"))
        t.commit()


def test_an_answer_changes_no_round_but_whatever_was_worked_out(store: Store, asked: list[str]) -> None:
    """Else each answer of a person would read the whole questionnaire anew."""
    first, made = read(store), []
    for number in range(2):
        with store.transaction() as t:
            t.once("worked out", "", lambda number=number: made.append(number))  # type: ignore[misc]
        answer(store)
        asked.clear()
        assert read(store) == first
        assert questions(asked) == []
    assert made == [0, 1]
    answer(store, name="Other")
    assert read(store)[1].name == "Other"


def test_what_was_not_kept_is_not_remembered(store: Store) -> None:
    before = read(store)
    rename(store, "Other", keep=False)
    assert read(store) == before


def test_nothing_of_it_stays_in_memory_when_the_file_is_closed(store: Store) -> None:
    read(store)
    assert store._read
    store.close()
    assert not store._read
