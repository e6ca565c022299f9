"""A list of who answers about whom: its columns, and each row checked against the people of the round.

Nothing here changes anything. Every row ends in exactly one place: it can be added, it is there already, or it has a
problem, so that the counts on the screen add up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum

from facilitator_app.domain.language import _
from facilitator_app.domain.subjects import Assignment, Subject
from facilitator_app.domain.words import plain_digits, same, seen
from facilitator_app.exchange import lists
from facilitator_app.exchange.lists import MOST_LETTERS, ListSource, Options, Table, cell_of, looks_like_formula

MOST_MONTHS = 600
CLOSE = 0.7
"""How like a name must be to another to be offered in its place; of 1."""


class RaterColumn(StrEnum):
    """What a column can be for."""

    RATER = "rater"
    ORGANISATION = "organisation"
    TELL_APART = "tell_apart"
    SUBJECT = "subject"
    GROUP = "group"
    MONTHS = "months"


REQUIRED = (RaterColumn.RATER, RaterColumn.SUBJECT, RaterColumn.GROUP)
"""Without these a row says nothing."""

GUESSES: dict[RaterColumn, tuple[str, ...]] = {
    RaterColumn.SUBJECT: ("about whom", "about", "subject", "whom", "person rated", "ratee"),
    RaterColumn.RATER: ("who answers", "rater", "respondent", "answers", "who", "name", "person"),
    RaterColumn.ORGANISATION: ("organisation", "organization", "agency", "employer"),
    RaterColumn.TELL_APART: ("to tell apart", "tell apart", "told apart by"),
    RaterColumn.GROUP: ("as", "group", "rater group", "role", "relation", "relationship"),
    RaterColumn.MONTHS: ("months known", "months", "contact", "months of contact", "known"),
}
VOCABULARY = tuple(word for words in GUESSES.values() for word in words)


@dataclass(frozen=True, slots=True)
class Known:
    """The people of a draft. ``members``: id → name and organisation ("" for none); ``groups``: id → names it goes by,
    the first of them shown; ``self_id`` and ``named_id``: the groups for the person and for the chair.
    ``there``: who answers about whom already. ``shown``: member id → the name nobody else bears; ``words``: member id →
    the word that tells them apart.
    """

    members: Mapping[str, tuple[str, str]]
    subjects: Sequence[Subject]
    groups: Mapping[str, tuple[str, ...]]
    self_id: str
    named_id: str
    there: Sequence[Assignment] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def names_of(self, member_id: str) -> set[str]:
        """What a member may be called in a row, as it is compared."""
        name, _organisation = self.members[member_id]
        return {same(name), same(self.shown.get(member_id, name))}

    def called(self, member_id: str) -> str:
        """The name to show."""
        return self.shown.get(member_id, self.members[member_id][0])


@dataclass(frozen=True, slots=True)
class RaterRow:
    """One row. ``number``: its row in the file. ``made`` is what can be added; ``already``: it is there as it is;
    ``problem``: why neither. ``fault``: what was wrong with its cells when they were read."""

    number: int
    rater: str
    organisation: str
    subject: str
    group: str
    months: str
    tell_apart: str = ""
    made: Assignment | None = None
    already: bool = False
    problem: str = ""
    fault: str = ""


def table(source: ListSource, options: Options | None = None) -> Table:
    """The list in a file or from the clipboard, with the sheet, headings and letters a person chose."""
    return lists.table(source, VOCABULARY, options)


def guess(heads: Sequence[str]) -> dict[str, int]:
    """Which column is for what, by its name. Indexes from 0; a column that nothing tells is missing."""
    return lists.guess(heads, GUESSES, tuple(GUESSES))


def rows_of(table: Table, columns: Mapping[str, int]) -> tuple[RaterRow, ...]:
    """Each row of the table, not yet checked. ``columns``: index of each column that is used."""

    def row(number: int, cells: tuple[str, ...]) -> RaterRow:
        indexes = {column: columns.get(column, -1) for column in RaterColumn}
        words = {column.value: seen(cell_of(cells, index)) for column, index in indexes.items()}
        faults = [table.faults[number, at] for at in (-1, *indexes.values()) if (number, at) in table.faults]
        return RaterRow(number, **words, fault=" ".join(dict.fromkeys(faults)))  # type: ignore[arg-type]

    return tuple(row(number, cells) for number, cells in table.rows)


def mended(row: RaterRow, key: str, words: str) -> RaterRow:
    """The row with one field typed anew; somebody has looked at it, so what was wrong with its cells is over."""
    return replace(row, **{key: seen(words)}, fault="")  # type: ignore[arg-type]


def checked(rows: Sequence[RaterRow], known: Known) -> tuple[RaterRow, ...]:
    """The rows, each with what it makes, that it is there already, or its problem."""
    there = {(one.subject_id, one.member_id): one for one in known.there}
    named = {one.subject_id for one in known.there if one.group_id == known.named_id}
    seen: dict[tuple[str, str], int] = {}
    checked_rows = []
    for row in rows:
        made, problem = _read(row, known)
        if made is None:
            checked_rows.append(replace(row, problem=problem))
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
            checked_rows.append(replace(row, problem=problem))
        elif old is not None:
            checked_rows.append(replace(row, already=True))
        else:
            named |= {made.subject_id} if made.group_id == known.named_id else set()
            checked_rows.append(replace(row, made=made))
    return tuple(checked_rows)


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
    return Assignment(subject.id, member_id, group_id, months=int(plain_digits(row.months)) if row.months else None), ""


def _unreadable(row: RaterRow) -> str:
    cells = (row.rater, row.organisation, row.tell_apart, row.subject, row.group, row.months)
    if row.fault:
        return row.fault
    if any(len(text) > MOST_LETTERS for text in cells):
        return _("This is longer than {n} letters.", n=MOST_LETTERS)
    if any(looks_like_formula(text) for text in cells):
        return _("This looks like a formula. Type plain words.")
    if not row.rater:
        return _("It does not say who answers.")
    if not row.subject:
        return _("It does not say about whom.")
    if not row.group:
        return _("It does not say as what {who} answers, such as the own organisation.", who=row.rater)
    months = plain_digits(row.months)
    if months and not (months.isascii() and months.isdigit() and int(months) <= MOST_MONTHS):
        return _("The months must be a whole number, such as 12.")
    return ""


def _member(row: RaterRow, known: Known) -> tuple[str, str]:
    """The id of who answers, or why nobody can be told."""
    exact = [id_ for id_ in known.members if same(known.called(id_)) == same(row.rater)]
    alike = exact if len(exact) == 1 else [id_ for id_ in known.members if same(row.rater) in known.names_of(id_)]
    organisations = {organisation for _name, organisation in known.members.values() if organisation}
    if row.organisation:
        if same(row.organisation) not in {same(organisation) for organisation in organisations}:
            unknown = _("There is no organisation called {name}.", name=row.organisation)
            return "", _meant(row.organisation, sorted(organisations)) or unknown
        there = [id_ for id_ in alike if same(known.members[id_][1]) == same(row.organisation)]
        if alike and not there:
            return "", _("{who} is on the list of people, but not from {place}.", who=row.rater,
                         place=row.organisation)  # fmt: skip
        alike = there
    if len(alike) > 1 and row.tell_apart:
        word = same(row.tell_apart)
        alike = [id_ for id_ in alike if same(known.words.get(id_, "")) == word] or alike
    if not alike:
        names = [name for name, _organisation in known.members.values()]
        unknown = _("{who} is not on the list of people. Add them there first.", who=row.rater)
        return "", _meant(row.rater, names) or unknown
    if len(alike) > 1:
        if called := _apart([known.called(id_) for id_ in alike]):
            return "", _("{n} people are called {who}. Write one of these: {names}.", n=len(alike), who=row.rater,
                         names=called)  # fmt: skip
        return "", _("{n} people are called {who}. Write their organisation as well, or choose them by hand.",
                     n=len(alike), who=row.rater)  # fmt: skip
    return alike[0], ""


def _subject(row: RaterRow, known: Known) -> tuple[Subject | None, str]:
    """Whom the row is about, or why nobody can be told."""
    wanted = same(row.subject)
    exact = [one for one in known.subjects if same(one.name) == wanted]
    alike = exact if len(exact) == 1 else [one for one in known.subjects if wanted in _names(one, known)]
    if len(alike) == 1:
        return alike[0], ""
    if alike and (called := _apart([one.name for one in alike])):
        return None, _("This round is about {n} people called {whom}. Write one of these: {names}.", n=len(alike),
                       whom=row.subject, names=called)  # fmt: skip
    if alike:
        return None, _("This round is about {n} people called {whom}. Choose who answers about them by hand.",
                       n=len(alike), whom=row.subject)  # fmt: skip
    unknown = _("This round is not about {whom}. Go back one step to add them.", whom=row.subject)
    return None, _meant(row.subject, [one.name for one in known.subjects]) or unknown


def _apart(names: Sequence[str]) -> str:
    """The names in a row, if they tell those who bear them apart."""
    return "; ".join(names) if len({same(name) for name in names}) == len(names) else ""


def _names(subject: Subject, known: Known) -> set[str]:
    """What a subject may be called in a row. A bare name is enough where nobody else of that name could be meant."""
    there = {same(subject.name)}
    return there | known.names_of(subject.member_id) if subject.member_id in known.members else there


def _group(row: RaterRow, known: Known) -> str | None:
    words = same(row.group)
    return next((id_ for id_, names in known.groups.items() if words in {same(n) for n in names}), None)


def _meant(words: str, names: Sequence[str]) -> str:
    """A question with the name that is most like this one; empty where none is."""
    by_letters = {name.casefold(): name for name in names}
    close = get_close_matches(words.casefold(), by_letters, 1, CLOSE)
    if not close:
        return ""
    return _("Nothing here is called {words}. Did you mean {name}?", words=words, name=by_letters[close[0]])
