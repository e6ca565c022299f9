"""Somebody with the words of the file and an SQL shell reads closed rounds, and looks for what one person said.

They know what a person said to half of the questions and look for the rest under any key of any table. With rows as they
lay before answers were dealt out, they find everybody.
"""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.response import Answer, Response
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.seat import Seat
from facilitator_app.services.demonstration import PASSPHRASE, ROUNDS, add_demonstration
from facilitator_app.services.demonstration import _Clock as Clock
from facilitator_app.services.responding import RespondingService
from facilitator_app.services.workspace import Workspace, build_workspace, open_workspace
from facilitator_app.store import Cost, create, open_store
from facilitator_app.store.connection import connect
from facilitator_app.store.keys import KeyFile

TODAY = date(2026, 11, 24)

Said = Mapping[str, Sequence[tuple[str, Mapping[str, Answer]]]]
"""Round id → the group and the answers of each person."""


class Listening(RespondingService):
    """Notes what each person hands in, so that the test knows what a reader may find."""

    said: list[tuple[str, Response]]

    def send(self, seat: Seat) -> str:
        self.said.append((seat.round_id, seat.response))
        return super().send(seat)


@dataclass(frozen=True)
class Read:
    """What was found. ``found``: people under one of whose keys everything lies that they said; ``right``: the share of
    answers that the reader did not know and told from the row that fits best, and ``blind`` the same from a row of the
    same group that was taken blindly."""

    people: int
    found: int
    right: float
    blind: float


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said, Mapping[str, str]]:
    """The demonstration, what was said in it, and its closed rounds by name of what they are."""
    folder = tmp_path_factory.mktemp("whole") / "store"
    clock = Clock(ROUNDS[0])
    workspace = build_workspace(create(folder, PASSPHRASE, cost=Cost.quick())[0], clock)
    made = workspace.responding
    listening = Listening(workspace.store, workspace.changes, workspace.everywhere, made._words, clock)
    listening.said = []
    add_demonstration(replace(workspace, responding=listening), clock, random.Random(20261124), PASSPHRASE)
    said, rounds = by_round(workspace, listening.said)
    workspace.close()
    return folder, said, rounds


def by_round(workspace: Workspace, sent: Sequence[tuple[str, Response]]) -> tuple[Said, Mapping[str, str]]:
    said: dict[str, list[tuple[str, Mapping[str, Answer]]]] = defaultdict(list)
    rounds: dict[str, str] = {}
    for round_id, response in sent:
        round_ = workspace.rounds.get(round_id)
        if round_.closed_on is None:
            continue
        if round_.about is None:
            said[round_id].append((response.group_id, response.answers))
            rounds[round_id] = "ordinary"
            continue
        for task in response.tasks:
            inner = round_.about.subject(task.subject_id).round_id
            keys = {AnswerKey.of(key): answer for key, answer in response.answers.items()}
            mine = {key.item_id: answer for key, answer in keys.items() if key.subject_id == task.subject_id}
            said[inner].append((task.group_id, mine))
            rounds[inner] = "about a person"
    return said, rounds


def rows_of(folder: Path) -> dict[str, list[Mapping[str, Answer]]]:
    """Round id → answers that lie under one key, whichever table and column it stands in."""
    key_file = KeyFile.from_bytes((folder / "store.key").read_bytes())
    data_key = key_file.unlock(PASSPHRASE)
    assert data_key is not None
    connection = connect(folder / "store.db", data_key, key_file.store_id)
    together: dict[tuple[str, str], dict[str, Answer]] = defaultdict(dict)
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        if "round_id" not in columns:
            continue
        for values in connection.execute(f"SELECT * FROM {table}").fetchall():
            row = dict(zip(columns, values, strict=True))
            answers = next((held for value in row.values() if (held := answers_in(value))), {})
            for column in columns:  # a key may be anything but what many rows have in common
                if column not in ("round_id", "group_id", "excluded", "among", "content"):
                    together[row["round_id"], f"{row[column]}"] |= answers
    connection.close()
    lying: dict[str, list[Mapping[str, Answer]]] = defaultdict(list)
    for (round_id, _key), answers in together.items():
        if answers:
            lying[round_id].append(answers)
    return lying


def answers_in(value: object) -> Mapping[str, Answer]:
    try:
        content = json.loads(value[1:] if isinstance(value, bytes) else str(value))
    except ValueError:
        return {}
    return content.get("answers", {}) if isinstance(content, dict) else {}


def read(folder: Path, said: Said, rounds: Sequence[str], skipping: Sequence[str] = ()) -> Read:
    lying, chance = rows_of(folder), random.Random(1)
    people = found = told = right = blind = 0
    for round_id in rounds:
        rows = lying[round_id]
        for group, answers in said[round_id]:
            if group in skipping:
                continue
            people += 1
            found += any(all(row.get(item) == answer for item, answer in answers.items()) for row in rows)
            known = set(chance.sample(sorted(answers), len(answers) // 2))
            fits = [sum(row.get(item) == answers[item] for item in known) for row in rows]
            best = chance.choice([row for row, fit in zip(rows, fits, strict=True) if fit == max(fits)])
            theirs = [one for its, one in said[round_id] if its == group]
            for item in answers.keys() - known:
                told += 1
                right += best.get(item) == answers[item]
                blind += chance.choice(theirs).get(item) == answers[item]
    return Read(people, found, right / told, blind / told)


def test_nobody_is_found_in_a_closed_round(closed: tuple[Path, Said, Mapping[str, str]]) -> None:
    folder, said, rounds = closed
    ordinary = [one for one, kind in rounds.items() if kind == "ordinary"]
    seen = read(folder, said, ordinary)
    assert (len(ordinary), seen.people, seen.found) == (3, 68, 0)
    assert seen.right < seen.blind + 0.05, "no better than somebody of the same group"


def test_nobody_is_found_in_a_round_about_people(closed: tuple[Path, Said, Mapping[str, str]]) -> None:
    """Who said what about one member. The person themself and the one who agreed to be shown alone are known anyhow."""
    folder, said, rounds = closed
    inner = [one for one, kind in rounds.items() if kind != "ordinary"]
    seen = read(folder, said, inner, skipping=("self", "named"))
    assert (len(inner), seen.found) == (10, 0)
    assert seen.people > 80
    assert seen.right < seen.blind + 0.05
    alone = Counter((one, group) for one in inner for group, _answers in said[one])
    assert 1 in {alone[place] for place in alone if place[1] not in ("self", "named")}, (
        "some are the only ones of a group"
    )


@pytest.fixture
def as_before(closed: tuple[Path, Said, Mapping[str, str]], tmp_path: Path) -> Path:
    """The same file with everybody's answers together, as closing left them before version 11, and their figures shown."""
    folder, said, rounds = closed
    copy = Path(shutil.copytree(folder, tmp_path / "store"))
    store = open_store(copy, PASSPHRASE, ballast_bytes=0)
    with store.transaction() as t:
        for round_id, people in said.items():
            whole = [Response(f"{round_id[:8]}{n}", group, answers) for n, (group, answers) in enumerate(people)]
            t.responses.take_apart(round_id, lambda _kept, _bunch, whole=whole: (whole, []))
        t.commit()
    store._connection.execute("DELETE FROM issues")
    results_of(build_workspace(store, lambda: TODAY), rounds)
    return copy


def test_the_reader_finds_everybody_in_rows_as_they_were(
    closed: tuple[Path, Said, Mapping[str, str]], as_before: Path
) -> None:
    _folder, said, rounds = closed
    seen = read(as_before, said, list(rounds))
    assert seen.found == seen.people > 80
    assert seen.right > 0.99


def test_opening_an_older_file_takes_its_people_apart(
    closed: tuple[Path, Said, Mapping[str, str]], as_before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, said, rounds = closed
    another = open_store(Path(shutil.copytree(folder, tmp_path / "another")), PASSPHRASE, ballast_bytes=0)
    was = results_of(build_workspace(another, lambda: TODAY), rounds)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "laptop"))  # another copy of it was seen on the usual one
    assert results_of(open_workspace(as_before, PASSPHRASE, lambda: TODAY), rounds) == was, "with the same figures"
    seen = read(as_before, said, list(rounds), skipping=("self", "named"))
    assert seen.found == 0
    assert seen.right < seen.blind + 0.05


def results_of(workspace: Workspace, rounds: Mapping[str, str]) -> dict[str, object]:
    """The figures of every round, without the people behind them, nor comments, which are mixed anew each time they are
    read; the file is closed."""
    workspace.store._connection.execute("DELETE FROM comments")
    found: dict[str, object] = {}
    for round_id, kind in rounds.items():
        if kind == "ordinary":
            shown: object = workspace.results.by_group(round_id)
            found[round_id] = replace(shown, sets=frozenset()) if isinstance(shown, RoundResults) else shown
        else:
            person = workspace.people_results.of_subject(round_id)
            assert isinstance(person, SubjectResults)
            found[round_id] = replace(person, results=replace(person.results, sets=frozenset()))
    workspace.close()
    return found
