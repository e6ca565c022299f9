"""The tables. Random text keys, dates without a time, and no row number that would tell an order of seats."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text

metadata = MetaData()


def _table(name: str, *parts: Any) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=False)


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)"), nullable=False)


def _mark() -> Column[int]:
    return Column("mark", Integer, CheckConstraint("mark >= 0"), nullable=False, server_default=text("0"))


def _inside(parent: str, key: bool = False) -> Column[str]:
    name = f"{parent}_id"
    return Column(name, Text, ForeignKey(f"{parent}s.id", ondelete="CASCADE"), primary_key=key, nullable=False)


partnerships = _table(
    "partnerships",
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("notes", Text, nullable=False),
    _flag("practice"),
    Column("created_on", Text),
    Column("divided_by", Text, nullable=False, server_default=text("''")),
)

# Ways to divide the people of a partnership. ``groups`` and ``places`` are JSON; empty for the one in use, whose groups are
# the partnership's own.
breakdowns = _table(
    "breakdowns",
    _inside("partnership", key=True),
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("groups", Text, nullable=False),
    Column("places", Text, nullable=False),
)

organisations = _table(
    "organisations",
    _inside("partnership", key=True),
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    _mark(),
)

rater_groups = _table(
    "rater_groups",
    _inside("partnership", key=True),
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("plain_name", Text, nullable=False),
    Column("asked", Integer, CheckConstraint("asked >= 0"), nullable=False),
    _flag("protected"),
    Column("nearest_id", Text),
    _mark(),
    Column("follows", Integer, CheckConstraint("follows IN (0, 1)"), nullable=False, server_default=text("0")),
)

members = _table(
    "members",
    _inside("partnership", key=True),
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("organisation_id", Text),
    Column("group_id", Text),
    Column("needs", Text, nullable=False),
    Column("tell_apart", Text, nullable=False, server_default=text("''")),
)

# instrument, groups and promise are JSON text: a round keeps its own copy, and an edited file never rewrites history.
rounds = _table(
    "rounds",
    Column("id", Text, primary_key=True),
    _inside("partnership"),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("state", Text, CheckConstraint("state IN ('draft', 'open', 'closed')"), nullable=False),
    Column("instrument", Text, nullable=False),
    Column("groups", Text, nullable=False),
    Column("promise", Text, nullable=False),
    _flag("promise_locked"),
    Column("opened_on", Text),
    Column("closed_on", Text),
    Column("parent_id", Text),
    Column("about", Text),
    Column("erased_on", Text),
    Column("lock", Text),
    Column("divided_by", Text, nullable=False, server_default=text("''")),
    Column(
        "together", Integer, CheckConstraint("together IN (4, 6, 8, 10)"), nullable=False, server_default=text("10")
    ),
)

# Who the facilitator ticked as having answered: nothing in common with ballots but the round.
ticks = _table("ticks", _inside("round", key=True), Column("member_id", Text, primary_key=True))

drafts = _table(
    "drafts",
    _inside("round", key=True),
    Column("seat_id", Text, primary_key=True),
    Column("group_id", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("salt", Text, nullable=False, server_default=text("''")),
)

# Handed in to a round that is closed, or was before it was opened again. ``among`` (JSON): ids of the groups among whose
# people the answers to each question were dealt out anew; "" for one that a program before version 11 kept whole.
ballots = _table(
    "ballots",
    Column("id", Text, primary_key=True),
    _inside("round"),
    Column("group_id", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("excluded", Integer, CheckConstraint("excluded IN (0, 1)"), nullable=False, server_default=text("0")),
    Column("among", Text, nullable=False, server_default=text("''")),
)

# Handed in to an open round: ``content`` for the ballot key, ``own`` for the code on the slip, which ``tag`` is found by.
# A round that is closed has only those here that could not be opened, without a tag.
sealed_ballots = _table(
    "sealed_ballots",
    Column("id", Text, primary_key=True),
    _inside("round"),
    Column("group_id", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("own", LargeBinary, nullable=False),
    Column("tag", Text),
    _flag("excluded"),
)

# The comments of each of them, also where there is none. Nothing but the code on the slip leads from one to the other.
sealed_comments = _table(
    "sealed_comments",
    Column("id", Text, primary_key=True),
    _inside("round"),
    Column("content", LargeBinary, nullable=False),
    Column("tag", Text),
    _flag("excluded"),
)

# What was done to responses while a round is open. ``withdrawal_tag`` and ``content`` (JSON) are erased at close.
changes = _table(
    "changes",
    Column("id", Text, primary_key=True),
    _inside("round"),
    Column("act", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_on", Text, nullable=False),
    Column("withdrawal_tag", Text),
    Column("content", Text),
)

issues = _table(
    "issues",
    Column("id", Text, primary_key=True),
    _inside("round"),
    Column("number", Integer, nullable=False),
    Column("issued_on", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("sets", Text, nullable=False),
)

# People's own words, once a round is closed: nothing in common with ballots but the round. ``content`` is as written.
comments = _table(
    "comments",
    Column("id", Text, primary_key=True),
    _inside("round"),
    Column("writer", Text, nullable=False),
    Column("content", Text, nullable=False),
)

comment_choices = _table(
    "comment_choices",
    _inside("comment", key=True),
    Column("changed", Text, nullable=False),
    Column("held", Text, nullable=False),
    Column("themes", Text, nullable=False),
)

comment_acts = _table(
    "comment_acts",
    _inside("round", key=True),
    Column("number", Integer, primary_key=True),
    Column("comment_id", Text, nullable=False),
    Column("done_on", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False),
)

# What was typed in the session with one person; ``content`` is JSON.
sessions = _table("sessions", _inside("round", key=True), Column("content", Text, nullable=False))

# Packs that were made for one person, and when and how each was handed over.
receipts = _table(
    "receipts",
    _inside("round", key=True),
    Column("number", Integer, primary_key=True),
    Column("made_on", Text, nullable=False),
    Column("handed_on", Text),
    Column("how", Text),
)

# What a partnership will do. ``content`` is JSON.
actions = _table(
    "actions",
    Column("id", Text, primary_key=True),
    _inside("partnership"),
    Column("place", Integer, nullable=False),
    Column("content", Text, nullable=False),
)

# What a group said about a theme or a statement of a round; ``place``: the id of the section or item. ``content`` is JSON.
discussions = _table(
    "discussions",
    _inside("round", key=True),
    Column("place", Text, primary_key=True),
    Column("content", Text, nullable=False),
)

# One sheet of each kind for a partnership. ``content`` is JSON.
papers = _table(
    "papers",
    _inside("partnership", key=True),
    Column("kind", Text, primary_key=True),
    Column("content", Text, nullable=False),
)

settings = _table("settings", Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

Index("rounds_of_partnership", rounds.c.partnership_id)
Index("ballots_of_round", ballots.c.round_id)
Index("sealed_ballots_of_round", sealed_ballots.c.round_id)
Index("sealed_comments_of_round", sealed_comments.c.round_id)
Index("issues_of_round", issues.c.round_id)
Index("changes_of_round", changes.c.round_id)
Index("comments_of_round", comments.c.round_id)
Index("actions_of_partnership", actions.c.partnership_id)
