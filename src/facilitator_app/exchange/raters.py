"""A list of who answers about whom: its columns, and each row checked against the people of the round.

Nothing here changes anything. Every row ends in exactly one place: it can be added, it is there already, or it has a
problem, so that the counts on the screen add up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from facilitator_app.domain.language import _
from facilitator_app.domain.subjects import Assignment, Subject
from facilitator_app.exchange.people import FORMULA_STARTS, MOST_LETTERS, Table

MOST_MONTHS = 600
SAME_MARKS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u2013": "-", "\u2011": "-"})
"""Marks that a word processor puts in place of the typed ones."""
CLOSE = 0.7
"""How like a name must be to another to be offered in its place; of 1."""


class Column(StrEnum):
    """What a column can be for."""

    RATER = "rater"
    ORGANISATION = "organisation"
    SUBJECT = "subject"
    GROUP = "group"
    MONTHS = "months"


REQUIRED = (Column.RATER, Column.SUBJECT, Column.GROUP)
"""Without these a row says nothing."""

GUESSES: dict[Column, tuple[str, ...]] = {
    Column.SUBJECT: ("about whom", "about", "subject", "whom", "person rated", "ratee"),
    Column.RATER: ("who answers", "rater", "respondent", "answers", "who", "name", "person"),
    Column.ORGANISATION: ("organisation", "organization", "agency", "employer"),
    Column.GROUP: ("as", "group", "rater group", "role", "relation", "relationship"),
    Column.MONTHS: ("months known", "months", "contact", "months of contact", "known"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """The people of a draft. ``members``: id → name and organisation ("" for none); ``groups``: id → names it goes by,
    the first of them shown; ``self_id`` and ``named_id``: the groups for the person and for the chair.
    ``there``: who answers about whom already.
    """

    members: Mapping[str, tuple[str, str]]
    subjects: Sequence[Subject]
    groups: Mapping[str, tuple[str, ...]]
    self_id: str
    named_id: str
    there: Sequence[Assignment] = ()


@dataclass(frozen=True, slots=True)
class RaterRow:
    """One row. ``number``: its row in the file. ``made`` is what can be added; ``already``: it is there as it is;
    ``problem``: why neither."""

    number: int
    rater: str
    organisation: str
    subject: str
    group: str
    months: str
    made: Assignment | None = None
    already: bool = False
    problem: str = ""


def guess(heads: Sequence[str]) -> dict[Column, int]:
    """Which column is for what, by its name. Places from 0; a column that nothing tells is missing."""
    tidy = [" ".join(head.casefold().split()) for head in heads]
    found: dict[Column, int] = {}
    for whole in (True, False):
        for column, words in GUESSES.items():
            for word in words:
                for place, head in enumerate(tidy):
                    fits = head == word if whole else word in head.split()
                    if fits and place not in found.values() and column not in found:
                        found[column] = place
    return found


def rows_of(table: Table, columns: Mapping[Column, int]) -> tuple[RaterRow, ...]:
    """Each row of the table, not yet checked. ``columns``: place of each column that is used."""

    def cell(cells: tuple[str, ...], column: Column) -> str:
        place = columns.get(column, -1)
        return " ".join(cells[place].split()) if 0 <= place < len(cells) else ""

    def row(number: int, cells: tuple[str, ...]) -> RaterRow:
        rater, organisation, subject, group, months = (cell(cells, column) for column in Column)
        return RaterRow(number, rater, organisation, subject, group, months)

    return tuple(row(number, cells) for number, cells in table.rows)


def checked(rows: Sequence[RaterRow], known: Known) -> tuple[RaterRow, ...]:
    """The rows, each with what it makes, that it is there already, or its problem."""
    there = {(one.subject_id, one.member_id): one for one in known.there}
    named = {one.subject_id for one in known.there if one.group_id == known.named_id}
    seen: dict[tuple[str, str], int] = {}
    found = []
    for row in rows:
        made, problem = _read(row, known)
        if made is None:
            found.append(replace(row, problem=problem))
            continue
        pair = (made.subject_id, made.member_id)
        old = there.get(pair)
        if pair in seen:
            problem = _("Row {n} says already that {who} answers about {whom}. Remove one of the two.",
                        n=seen[pair], who=row.rater, whom=row.subject)  # fmt: skip
        elif old is not None and old.group_id != made.group_id:
            problem = _("{who} answers about {whom} already, as: {group}. Change it on the page of {whom}.",
                        who=row.rater, whom=row.subject, group=known.groups[old.group_id][0])  # fmt: skip
        elif old is None and made.group_id == known.named_id and made.subject_id in named:
            problem = _("{whom} has a chair or lead partner already. Only one person can be.", whom=row.subject)
        seen.setdefault(pair, row.number)
        if problem:
            found.append(replace(row, problem=problem))
        elif old is not None:
            found.append(replace(row, already=True))
        else:
            named |= {made.subject_id} if made.group_id == known.named_id else set()
            found.append(replace(row, made=made))
    return tuple(found)


def _read(row: RaterRow, known: Known) -> tuple[Assignment | None, str]:
    """What the row says, by itself, or why it says nothing."""
    if problem := _unreadable(row):
        return None, problem
    member_id, problem = _member(row, known)
    if problem:
        return None, problem
    subject, problem = _subject(row, known)
    if subject is None:
        return None, problem
    group_id = _group(row, known)
    if group_id is None:
        names = [names[0] for names in known.groups.values()]
        close = _meant(row.group, [name for names in known.groups.values() for name in names])
        return None, close or _("There is no group called {name}. The groups are: {all}.", name=row.group,
                                all=", ".join(names))  # fmt: skip
    themself = subject.member_id == member_id
    if themself and group_id != known.self_id:
        return None, _("{who} is the person this is about. Write {group} as their group.", who=row.rater,
                       group=known.groups[known.self_id][0])  # fmt: skip
    if not themself and group_id == known.self_id:
        return None, _("Only {whom} can answer as {group} here.", whom=row.subject,
                       group=known.groups[known.self_id][0])  # fmt: skip
    return Assignment(subject.id, member_id, group_id, months=int(row.months) if row.months else None), ""


def _unreadable(row: RaterRow) -> str:
    cells = (row.rater, row.organisation, row.subject, row.group, row.months)
    if any(len(text) > MOST_LETTERS for text in cells):
        return _("This is longer than {n} letters.", n=MOST_LETTERS)
    if any(text.startswith(FORMULA_STARTS) for text in cells):
        return _("This looks like a formula. Type plain words.")
    if not row.rater:
        return _("It does not say who answers.")
    if not row.subject:
        return _("It does not say about whom.")
    if not row.group:
        return _("It does not say as what {who} answers, such as the own organisation.", who=row.rater)
    if row.months and not (row.months.isascii() and row.months.isdigit() and int(row.months) <= MOST_MONTHS):
        return _("The months must be a whole number, such as 12.")
    return ""


def _member(row: RaterRow, known: Known) -> tuple[str, str]:
    """The id of who answers, or why nobody can be told."""
    same = [id_ for id_, (name, _place) in known.members.items() if _same(name) == _same(row.rater)]
    places = {place for _name, place in known.members.values() if place}
    if row.organisation:
        if _same(row.organisation) not in {_same(place) for place in places}:
            unknown = _("There is no organisation called {name}.", name=row.organisation)
            return "", _meant(row.organisation, sorted(places)) or unknown
        there = [id_ for id_ in same if _same(known.members[id_][1]) == _same(row.organisation)]
        if same and not there:
            return "", _("{who} is on the list of people, but not from {place}.", who=row.rater,
                         place=row.organisation)  # fmt: skip
        same = there
    if not same:
        names = [name for name, _place in known.members.values()]
        unknown = _("{who} is not on the list of people. Add them there first.", who=row.rater)
        return "", _meant(row.rater, names) or unknown
    if len(same) > 1:
        return "", _("{n} people are called {who}. Write their organisation as well, or choose them by hand.",
                     n=len(same), who=row.rater)  # fmt: skip
    return same[0], ""


def _subject(row: RaterRow, known: Known) -> tuple[Subject | None, str]:
    """Whom the row is about, or why nobody can be told."""
    same = [one for one in known.subjects if _same(one.name) == _same(row.subject)]
    if len(same) == 1:
        return same[0], ""
    if same:
        return None, _("This round is about {n} people called {whom}. Choose who answers about them by hand.",
                       n=len(same), whom=row.subject)  # fmt: skip
    unknown = _("This round is not about {whom}. Go back one step to add them.", whom=row.subject)
    return None, _meant(row.subject, [one.name for one in known.subjects]) or unknown


def _group(row: RaterRow, known: Known) -> str | None:
    words = _same(row.group)
    return next((id_ for id_, names in known.groups.items() if words in {_same(n) for n in names}), None)


def _same(words: str) -> str:
    """A name for comparing: without capitals, and with plain marks."""
    return unicodedata.normalize("NFC", words).translate(SAME_MARKS).casefold()


def _meant(words: str, names: Sequence[str]) -> str:
    """A question with the name that is most like this one; empty where none is."""
    by_letters = {name.casefold(): name for name in names}
    close = get_close_matches(words.casefold(), by_letters, 1, CLOSE)
    if not close:
        return ""
    return _("Nothing here is called {words}. Did you mean {name}?", words=words, name=by_letters[close[0]])
