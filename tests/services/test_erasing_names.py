"""Whoever is deleted everywhere is in no table any more: a file in which their name is typed wherever one can be typed.

``tests/services/test_erasing.py`` searches every folder; here every row of the file is asked, so that a new table, a new
column, a new kind of paper or a new field of one is noticed without anybody thinking of it.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, LargeBinary

import made_demonstration
from facilitator_app.domain.change import Act, ChangeLine, Reason
from facilitator_app.domain.discussion import Discussion
from facilitator_app.domain.own_words import CommentActKind
from facilitator_app.domain.plan import Action
from facilitator_app.domain.round import Round
from facilitator_app.domain.session import SessionNotes
from facilitator_app.services.demonstration import ABOUT
from facilitator_app.services.workspace import Workspace
from facilitator_app.store import Transaction, rows
from facilitator_app.store.papers import KINDS

NAME = ABOUT[0]
DAY = date(2026, 11, 24)
NOTHING_TYPED = {
    "partnerships.divided_by": "an id",
    "breakdowns.places": "ids",
    "rounds.state": "one of three words",
    "rounds.promise": "numbers and days",
    "rounds.lock": "keys; nothing says who holds them",
    "rounds.divided_by": "an id",
    "drafts.content": "sealed with three words, and goes at the close that has to come before",
    "drafts.salt": "by chance",
    "ballots.content": "numbers; words are cut loose at the close",
    "ballots.among": "ids of groups",
    "sealed_ballots.content": "sealed until the close",
    "sealed_ballots.own": "sealed with the code on a slip",
    "sealed_ballots.tag": "by chance",
    "sealed_comments.content": "sealed until the close",
    "sealed_comments.tag": "by chance",
    "changes.act": "one of a few words",
    "changes.reason": "one of a few words",
    "changes.withdrawal_tag": "by chance",
    "issues.kind": "one of a few words",
    "issues.sets": "numbers and ids",
    "comments.writer": "by chance",
    "comment_choices.held": "one of a few words",
    "comment_acts.act": "one of a few words",
    "comment_acts.reason": "one of a few words",
    "receipts.how": "one of a few words",
}
"""Columns of text or bytes in which nobody can type a name, and why."""
NOT_LOOKED_FOR = {
    "partnerships": ("name", "started", "notes"),
    "breakdowns": ("name", "groups.name", "groups.plain_name"),
    "organisations": ("name",),
    "rater_groups": ("name", "plain_name"),
    "members": ("needs", "tell_apart"),
    "rounds": ("name", "groups.name", "groups.plain_name"),
    "changes": ("content.note",),
    "comments": ("content.text",),
    "comment_choices": ("changed", "themes"),
    "comment_acts": ("note",),
    "discussions": ("content.note", "content.agreed", "content.source.words"),
    "actions": (
        "content.want", "content.again", "content.first_step", "content.how_known", "content.reason",
        "content.source.words", "content.notes.words",
    ),
    "sessions": (
        "content.notes", "content.to_share",
        "content.actions",  # lists without names of fields: who helps is looked at below
    ),
    "papers life": ("meetings.what",),
    "papers aims": (
        "purpose", "outcomes", "agreement.what", "agreement.where", "figures.label", "figures.unit", "figures.source",
    ),
    "papers support_plan": ("rows.ambition", "rows.where", "rows.support", "rows.evidence", "rows.source.words"),
    "papers ending": ("why", "left.what", "exit"),
    "papers agendas": (
        "agendas.title", "agendas.lead", "agendas.items.title", "agendas.items.what", "agendas.items.materials",
        "agendas.materials", "agendas.source",
    ),
}  # fmt: skip
"""Words that people type freely. They stay, and ``ui/people/erase_presenter.py`` and docs/safety.md say that they may still
name somebody. A field that is for a name is never here."""
ASK = "Put {name!r} there in this test ({where}); services/erasing.py (_person) takes it out"


class Words:
    """Makes a value of any of our frozen dataclasses with the name in each field that holds words."""

    def made(self, kind: Any, name: str = "") -> Any:
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin in (typing.Union, types.UnionType):
            return self.made(next(one for one in arguments if one is not type(None)), name)
        if origin is tuple:
            return (self.made(arguments[0], name),)
        if origin is not None and issubclass(origin, Mapping):
            return {self.made(arguments[0], "key_id"): self.made(arguments[1])}
        if is_dataclass(kind):
            hints = typing.get_type_hints(kind)
            return typing.cast(Any, kind)(**{one.name: self.made(hints[one.name], one.name) for one in fields(kind)})
        if issubclass(kind, Enum):
            return next(iter(kind))
        if kind is str:
            return self.of_field(name)
        usual: dict[Any, Any] = {bool: True, int: 1, date: DAY, Decimal: Decimal(1)}
        assert kind in usual, f"{name} is a {kind}: say here what one of them looks like"
        return usual[kind]

    def of_field(self, name: str) -> str:
        return "" if name == "id" or name.endswith("_id") else NAME


pytestmark = pytest.mark.slow


@pytest.fixture
def workspace(demonstration_made: Path, tmp_path: Path) -> Iterator[Workspace]:
    opened = made_demonstration.open_copy(demonstration_made, tmp_path / "store")
    yield opened
    opened.close()


@pytest.fixture
def partnership_id(workspace: Workspace) -> str:
    """Of the demonstration, in which the name is typed wherever that is possible."""
    (row,) = workspace.partnerships.rows()
    id_ = row.partnership.id
    of_it = workspace.rounds.of_partnership(id_)
    closed = next(one for one in of_it if one.closed_on and one.about is None)
    running = next(one for one in of_it if one.opened_on and not one.closed_on)
    feedback = next(one for one in of_it if one.closed_on and one.about is not None)
    other = next(one for one in workspace.people_rounds.inner(feedback.id) if NAME not in one.name)
    workspace.rounds.set_tick(running.id, member_id(workspace, id_), True)
    with workspace.store.transaction() as t:
        fill_partnership(t, id_)
        fill_round(t, closed, running)
        t.actions.save(id_, (*t.actions.of_partnership(id_), Words().made(Action)))
        t.discussions.save(closed.id, (*t.discussions.of_round(closed.id), Words().made(Discussion)))
        t.sessions.save(other.id, replace(Words().made(SessionNotes), at=""))
        for kind in KINDS:
            t.papers.save(id_, Words().made(kind))
        t.commit()
    workspace.unfinished.keep({"words": NAME}, id_, "typed")
    return id_


def member_id(workspace: Workspace, partnership_id: str) -> str:
    return next(one.id for one in workspace.partnerships.get(partnership_id).members if one.name == NAME)


def fill_partnership(t: Transaction, id_: str) -> None:
    partnership = t.partnerships.get(id_)
    groups = (replace(partnership.groups[0], name=NAME, plain_name=NAME), *partnership.groups[1:])
    named = [replace(one, name=NAME, groups=groups if one.groups else ()) for one in partnership.breakdowns]
    t.partnerships.save(
        replace(
            partnership,
            name=NAME,
            started=NAME,
            notes=NAME,
            organisations=(replace(partnership.organisations[0], name=NAME), *partnership.organisations[1:]),
            groups=groups,
            breakdowns=tuple(named),
            members=tuple(
                one if one.name == NAME else replace(one, needs=NAME, tell_apart=NAME) for one in partnership.members
            ),
        )
    )


def fill_round(t: Transaction, closed: Round, running: Round) -> None:
    groups = (replace(closed.groups[0], name=NAME, plain_name=NAME), *closed.groups[1:])
    t.rounds.save(replace(t.rounds.get(closed.id), name=NAME, groups=groups))
    comment = t.comments.of_round(closed.id)[0]
    t.comments.add(closed.id, [replace(comment, id="a-new-one", original=NAME)])
    t.comments.decide(replace(comment, changed=NAME, themes=frozenset({f"own:{NAME}"})))
    t.comments.log(closed.id, CommentActKind.NAMES_OUT, comment.id, DAY, None, NAME)
    t.changes.add(ChangeLine("", running.id, Act.EXCLUDED, Reason.DUPLICATE, DAY, NAME), None)


def cells(workspace: Workspace) -> Iterator[tuple[str, str, object]]:
    """Table, column and content of every cell of the file, of papers with their kind."""
    for table in rows.metadata.sorted_tables:
        names = [column.name for column in table.columns]
        for row in workspace.store._connection.execute(f"SELECT {', '.join(names)} FROM {table.name}"):
            values = dict(zip(names, row, strict=True))
            part = f"{table.name} {values['kind']}" if table.name == "papers" else table.name
            for name, value in values.items():
                yield part, name, value


def named_in(workspace: Workspace, *words: str) -> set[tuple[str, str]]:
    """In which tables one of these words stands, and in which column or field there."""
    return {
        (part, ".".join(path[1:] if part.startswith("papers ") else path))
        for part, column, value in cells(workspace)
        for path, text in leaves((column,), unpacked(value))
        if any(word in text for word in words)
    }


def unpacked(value: object) -> object:
    """What a cell of JSON holds; any other as it is."""
    with suppress(ValueError):
        return json.loads(value) if isinstance(value, str) and value[:1] in ("{", "[") else value
    return value


def leaves(path: tuple[str, ...], value: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every piece of text in a cell, with the fields that lead to it."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield path, key
            yield from leaves((*path, key), one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(path, one)
    elif isinstance(value, str):
        yield path, value


def can_be_typed_into(column: Column[Any]) -> bool:
    """Text or bytes, and neither a key nor a day."""
    words = column.type.python_type is str or isinstance(column.type, LargeBinary)
    key = column.foreign_keys or column.name == "id" or column.name.endswith(("_id", "_on"))
    return words and not key and not (column.primary_key and column.name != "content")


def allowed(part: str, path: str) -> bool:
    return any(path == one or path.startswith(f"{one}.") for one in NOT_LOOKED_FOR.get(part, ()))


def test_their_name_is_in_every_table_and_column_in_which_one_can_be_typed(
    workspace: Workspace, partnership_id: str
) -> None:
    """Else the two tests below would be silent about a table that nobody filled."""
    found = named_in(workspace, NAME, member_id(workspace, partnership_id))
    columns = {(part.partition(" ")[0], path.partition(".")[0]) for part, path in found}
    tables = {table for table, _column in columns}
    there = {f"{table.name}.{one.name}" for table in rows.metadata.sorted_tables for one in table.columns}
    assert sorted(set(NOTHING_TYPED) - there) == [], "these columns are gone"
    assert sorted(set(NOTHING_TYPED) & {".".join(one) for one in columns}) == [], "a name stands there all the same"
    for table in rows.metadata.sorted_tables:
        typed = [one for one in table.columns if can_be_typed_into(one)]
        wanted = [one for one in typed if f"{table.name}.{one.name}" not in NOTHING_TYPED]
        if table.name == "papers":
            continue  # by kind, below
        where = "the fixture partnership_id, or NOTHING_TYPED with a reason"
        told = f"The table {table.name} has nobody's name. " + ASK.format(name=NAME, where=where)
        assert table.name in tables or not wanted, told
        for column in wanted:
            told = f"{table.name}.{column.name} has nobody's name. " + ASK.format(name=NAME, where=where)
            assert (table.name, column.name) in columns, told
    assert {part for part, _path in found if part.startswith("papers ")} == {
        f"papers {name}" for name in KINDS.values()
    }


def test_whoever_is_deleted_is_named_only_in_words_that_people_typed_freely(
    workspace: Workspace, partnership_id: str
) -> None:
    id_ = member_id(workspace, partnership_id)
    before = named_in(workspace, NAME, id_)
    assert workspace.partnerships.part_of(partnership_id, id_).helps == 1
    workspace.partnerships.erase_person(partnership_id, id_)
    left = {one for one in named_in(workspace, NAME, id_) if not allowed(*one)} - {("settings", "key")}
    assert not left, (
        f"Still there: {sorted(left)}. services/erasing.py (_person) takes the name out. Where people write freely, "
        "NOT_LOOKED_FOR in this test names it, and ui/people/erase_presenter.py and docs/safety.md have to say so."
    )
    never = [(part, one) for part, paths in NOT_LOOKED_FOR.items() for one in paths if not has(before, part, one)]
    assert never == [], "nobody typed the name there: NOT_LOOKED_FOR is about something that is gone, or not filled"
    with workspace.store.transaction() as t:
        assert [key for key in t.settings.starting("") if id_ in key] == [f"erased:person:{id_}"], (
            "what says that it went"
        )
        agreed = [one for notes in t.sessions.all().values() for one in notes.actions]
    assert [one.who_helps for one in agreed if one.what == NAME] == ["Somebody who left the list"]


def has(found: set[tuple[str, str]], part: str, path: str) -> bool:
    return any(table == part and (one == path or one.startswith(f"{path}.")) for table, one in found)


def test_of_a_partnership_that_is_deleted_nobody_is_left(workspace: Workspace, partnership_id: str) -> None:
    id_ = member_id(workspace, partnership_id)
    workspace.partnerships.delete(partnership_id)
    left = named_in(workspace, NAME, id_)
    assert not left, f"Still there: {sorted(left)}. What belongs to a partnership goes with it (ON DELETE CASCADE)."
