"""What is deleted is nowhere any more: a search through every folder that the program writes, decrypting all that is found.

The searcher has the words of the file. A copy that the program does not know of is found by the same search, so that it can
find something at all.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from facilitator_app import paths
from facilitator_app.domain.change import Reason
from facilitator_app.domain.ending import Ending, LeftThing
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.partnership import Member
from facilitator_app.domain.plan import CameFrom, Owner
from facilitator_app.domain.response import Comment
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.steps import finish
from facilitator_app.domain.support_plan import SupportPlan, SupportRow
from facilitator_app.services.demonstration import ABOUT, add_feedback, set_up
from facilitator_app.services.erasing import noted
from facilitator_app.services.restoring import Restoring
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace, set_new_passphrase
from facilitator_app.store import Cost, Gone, look_into
from facilitator_app.store.keys import KeyFile
from services.test_restoring import counts

WORDS = "five words for the tests"
TODAY = date(2026, 11, 24)
COMMENT, TYPED, NOTE, NEEDS, LOGGED = "ZEBRA-COMMENT", "ZEBRA-TYPED", "ZEBRA-NOTE", "ZEBRA-NEEDS", "ZEBRA-LOGGED"
WANTED, SAID, POSITION = "ZEBRA-WANTED", "ZEBRA-SAID", "ZEBRA-POSITION"
PERSON, NAME = ABOUT[0], "Northfield Families"


@dataclass(frozen=True)
class Place:
    """A file with copies of every kind round it. ``everything``: every folder that is searched."""

    workspace: Workspace
    everything: Path
    stick: Path
    plain: Round
    about: Round
    person: Member
    open: Round
    code: str
    """On the slip of one person who answered in the open round."""
    words: str
    """Of somebody who had paused in it when the copies were made."""

    @property
    def sealed(self) -> tuple[bytes, ...]:
        """How each sealed answer, own copy and comment of the open round begins."""
        run = self.workspace.store._connection.execute
        queries = ("SELECT content, own FROM sealed_ballots", "SELECT content FROM sealed_comments")
        rows = [row for query in queries for row in run(f"{query} WHERE round_id = ?", [self.open.id])]
        return tuple(bytes(blob)[:200] for row in rows for blob in row)

    def said_in(self, *rounds: Round) -> tuple[bytes, ...]:
        """How each response in these rounds begins, as it is stored. Its id is no secret: the ledger of figures keeps it."""
        run, ids = self.workspace.store._connection.execute, [one.id for one in rounds]
        marks = ", ".join("?" * len(ids))
        rows = run(f"SELECT content FROM ballots WHERE round_id IN ({marks})", ids).fetchall()
        return tuple({bytes(row[0])[:250] for row in rows})

    @property
    def inner(self) -> Round:
        """The round that holds the answers about the person."""
        with self.workspace.store.transaction() as t:
            about = t.rounds.get(self.about.id).about
            assert about is not None
            return t.rounds.get(next(s.round_id for s in about.subjects if s.member_id == self.person.id))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A closed file: a round of a group, one about people, one that runs; names, comments, notes and words that wait."""
    folder = tmp_path_factory.mktemp("made") / "store"
    workspace, _code = create_workspace(folder, WORDS, lambda: TODAY, Cost.quick())
    partnership = set_up(workspace)
    about = add_feedback(workspace, partnership, WORDS)
    members = tuple(replace(m, needs=NEEDS) if m.name == PERSON else m for m in partnership.members)
    workspace.partnerships.set_members(partnership.id, members)
    person = next(m for m in members if m.name == PERSON)
    found = {"about": about.id, "person": person.id}
    for name in ("plain", "open"):
        round_ = workspace.rounds.start(workspace.rounds.new(partnership.id, "quick-check").id)
        found[name] = round_.id
        for number in range(6):
            seat = workspace.responding.start(round_.id, round_.groups[0].id)
            for item in round_.instrument.items:
                seat = workspace.responding.answer(seat, item.id, 1 + number % 3)
            seat = workspace.responding.comment(seat, round_.instrument.sections[0].id, Comment(f"{COMMENT} {name}"))
            found["code"] = workspace.responding.send(seat)
        paused = workspace.responding.start(round_.id, round_.groups[0].id)
        workspace.responding.answer(paused, round_.instrument.items[0].id, 2)
        workspace.rounds.set_tick(round_.id, person.id, True)
        found["words"] = paused.words
        if name == "plain":
            workspace.rounds.close(round_.id, WORDS)
            assert isinstance(workspace.results.of_round(round_.id), RoundResults)
            workspace.unfinished.keep({"words": TYPED}, partnership.id, "typed", f"CommentRoute('{round_.id}')")
    slip = workspace.corrections.find(found["open"], found["code"])
    workspace.corrections.leave_out(slip, Reason.DUPLICATE, LOGGED)
    inner = next(one for one in workspace.people_rounds.inner(about.id) if PERSON in one.name)
    workspace.sessions.note(inner.id, "s1", NOTE)
    for owner in (Owner(PERSON, person.id), Owner(f" {PERSON.upper()}"), Owner("Somebody else")):
        action = workspace.plan.add(partnership.id, CameFrom(found["plain"], "s1", "A statement"))
        workspace.plan.change(partnership.id, replace(action, want=WANTED, owner=owner))
        rows = workspace.support_plan.of(partnership.id).rows
        row = SupportRow(f"row{len(rows)}", WANTED, provider=owner, source=action.source)
        workspace.support_plan.set_rows(partnership.id, (*rows, row))
    left = tuple(LeftThing(f"l{n}", WANTED, who=who) for n, who in enumerate((f" {PERSON.upper()}", "Somebody else")))
    workspace.timeline.keep_ending(partnership.id, Ending(why=SAID, left=left))
    talked = workspace.discussions.begin(found["plain"], round_.instrument.sections[0].id)
    workspace.discussions.change(found["plain"], replace(talked, note=SAID, agreed=POSITION))
    workspace.close()
    return folder, found


@pytest.fixture
def place(made: tuple[Path, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """The same with copies everywhere: beside it, from before an update and a going back, in the quarantine, on a stick."""
    folder, ids = made
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "laptop"))
    live, stick = paths.data_folder() / "stores" / "one", tmp_path / "stick"
    shutil.copytree(folder, live)
    stick.mkdir()
    workspace = open_workspace(live, WORDS, lambda: TODAY)
    finish(workspace.copies.make(stick))
    for _time in range(2):
        finish(workspace.copies.keep_here())
    shutil.copytree(workspace.copies.kept_here()[0], live / "before-update" / "2026-11-01 version 9")
    shutil.copytree(workspace.copies.kept_here()[0], live / "before-restore" / "2026-11-02")
    damaged = live / "quarantine" / "2026-11-03"
    damaged.mkdir(parents=True)
    whole = (workspace.copies.kept_here()[0] / "store.db").read_bytes()
    (damaged / "store.db").write_bytes(whole[:-4096] + bytes(4096))
    with workspace.store.transaction() as t:
        plain, about, running = (t.rounds.get(ids[name]) for name in ("plain", "about", "open"))
        person = next(m for m in t.partnerships.get(plain.partnership_id).members if m.id == ids["person"])
    yield Place(workspace, tmp_path, stick, plain, about, person, running, ids["code"], ids["words"])
    workspace.close()


def pages(path: Path, data_key: bytes) -> bytes:
    """All that a file of this store says, decrypted page by page, damaged ones and free ones too."""
    data, found = path.read_bytes(), []
    for start in range(0, len(data) - 4095, 4096):
        page = data[start : start + 4096]
        cipher = Cipher(algorithms.AES(data_key), modes.CBC(page[4016:4032])).decryptor()
        found.append(cipher.update(page[16 if start == 0 else 0 : 4016]))
    return b"".join(found)


def found_in(place: Place, *words: bytes) -> dict[bytes, set[str]]:
    """In which files below any folder each of these words stands, in the clear or behind the words of the file."""
    store = place.workspace.store
    data_key = KeyFile.from_bytes((store.path / "store.key").read_bytes()).unlock(WORDS)
    assert data_key is not None
    store.checkpoint()
    found: dict[bytes, set[str]] = {}
    for path in place.everything.rglob("*"):
        if not path.is_file() or path.name == "ballast":
            continue
        data = path.read_bytes()
        if data[:16].hex() == store.id:
            data += pages(path, data_key)
        for word in words:
            if word in data:
                found.setdefault(word, set()).add(str(path.relative_to(place.everything)))
    return found


def words(*found: str) -> tuple[bytes, ...]:
    return tuple(one.encode() for one in found)


def delete_round(place: Place) -> tuple[bytes, ...]:
    said = place.said_in(place.plain)
    place.workspace.retention.delete(place.plain.id)
    return (*words(f"{COMMENT} plain", TYPED), *said)


def delete_partnership(place: Place) -> tuple[bytes, ...]:
    said = place.said_in(place.plain, *place.workspace.people_rounds.inner(place.about.id))
    place.workspace.partnerships.delete(place.plain.partnership_id)
    return (*words(NAME, PERSON, NOTE, NEEDS, COMMENT, TYPED, WANTED, SAID, POSITION), *said)


def delete_person(place: Place) -> tuple[bytes, ...]:
    """Their name also goes from what they were asked about, and what others said about them."""
    said = place.said_in(place.inner)
    place.workspace.partnerships.erase_person(place.plain.partnership_id, place.person.id)
    return (*words(PERSON, PERSON.upper(), NEEDS, NOTE, TYPED), *said)


def delete_notes(place: Place) -> tuple[bytes, ...]:
    place.workspace.sessions.forget(place.inner.id)
    return words(NOTE)


def take_back(place: Place) -> tuple[bytes, ...]:
    """One response with its code, while the round is open: all that is sealed of it, and what was noted about it."""
    before, corrections = place.sealed, place.workspace.corrections
    corrections.withdraw(corrections.find(place.open.id, place.code), Reason.WITHDREW)
    gone = tuple(set(before) - set(place.sealed))
    assert (len(before), len(gone)) == (18, 3), (
        "the answers, the person's own copy of them, the comments; of six people"
    )
    return (*gone, *words(LOGGED))


def delete_while_answering(place: Place) -> tuple[bytes, ...]:
    """Somebody who had paused comes back and deletes: their answers, sealed with three words as they are."""
    run, responding = place.workspace.store._connection.execute, place.workspace.responding
    ((content,),) = run("SELECT content FROM drafts WHERE round_id = ?", [place.open.id]).fetchall()
    responding.delete(responding.come_back(place.open.id, place.words))
    return (bytes(content)[:200],)


DELETING = (delete_round, delete_partnership, delete_person, delete_notes, take_back, delete_while_answering)


@pytest.mark.slow
@pytest.mark.parametrize("delete", DELETING)
def test_what_was_deleted_is_found_nowhere_and_an_unknown_copy_is(
    place: Place, delete: Callable[[Place], tuple[bytes, ...]]
) -> None:
    copy = next(place.stick.iterdir())
    gone = delete(place)
    on_laptop = {str(Path(file).parts[0]) for files in found_in(place, *gone).values() for file in files}
    assert on_laptop == {"stick"}, "everything on the laptop is clean at once; the stick is reached next"
    unknown = place.everything / "kept by somebody"
    shutil.copytree(copy, unknown)
    assert finish(place.workspace.everywhere.reach()) == ()
    left = found_in(place, *gone)
    assert set(left) == set(gone), "each of them was there"
    assert {file for files in left.values() for file in files} == {"kept by somebody/store.db"}
    assert look_into(copy, WORDS).made == TODAY, "it is still a copy, and whole"
    kept = place.workspace.store.path / "before-restore" / "2026-11-02"
    assert look_into(kept, WORDS).made == TODAY
    assert not list(place.everything.rglob("*.part"))


@pytest.mark.slow
@pytest.mark.parametrize("delete", DELETING)
def test_an_unknown_copy_that_takes_the_place_of_the_file_brings_nothing_back(
    place: Place, delete: Callable[[Place], tuple[bytes, ...]]
) -> None:
    old = place.everything / "kept by somebody"
    shutil.copytree(next(place.stick.iterdir()), old)
    gone = delete(place)
    back = Restoring(old, place.workspace, None, lambda: TODAY)
    opened = back.finish(finish(back.prepare(WORDS)), WORDS)
    assert opened is not None
    assert finish(opened.everywhere.reach()) == ()
    again = replace(place, workspace=opened)
    shutil.rmtree(old)
    assert found_in(again, *gone) == {}
    opened.close()


@pytest.mark.slow
def test_a_copy_with_other_words_is_reached_and_keeps_its_words(place: Place) -> None:
    """All copies of one file have one key; words only lock it."""
    copy = next(place.stick.iterdir())
    place.workspace.close()
    set_new_passphrase(place.workspace.store.path, WORDS, "seven grey geese over the wall")
    workspace = open_workspace(place.workspace.store.path, "seven grey geese over the wall", lambda: TODAY)
    workspace.partnerships.delete(place.plain.partnership_id)
    assert finish(workspace.everywhere.reach()) == ()
    assert look_into(copy, WORDS).partnerships == 0
    workspace.close()


@pytest.mark.slow
def test_a_copy_that_is_not_there_or_damaged_is_named_until_it_is_reached(place: Place) -> None:
    copy = next(place.stick.iterdir())
    place.stick.rename(place.everything / "in a drawer")
    everywhere = place.workspace.everywhere
    place.workspace.partnerships.delete(place.plain.partnership_id)
    (left,) = finish(everywhere.reach())
    assert (left.copy.folder, left.copy.made) == (copy, TODAY)
    assert "not found there" in left.why
    (place.everything / "in a drawer").rename(place.stick)
    whole = (copy / "store.db").read_bytes()
    (copy / "store.db").write_bytes(whole[:-4096] + bytes(4096))
    (left,) = finish(everywhere.reach())
    assert "damaged" in left.why
    with pytest.raises(AppError) as told:
        everywhere.forget(left.copy)
    assert told.value.code == "copy_there"
    (copy / "store.db").write_bytes(whole)
    folder = place.workspace.store.path
    place.workspace.close()
    opened = open_workspace(folder, WORDS, lambda: TODAY)
    assert len(opened.everywhere.known().behind) == 1, "it is known after a restart too"
    assert finish(opened.everywhere.reach()) == ()
    assert opened.everywhere.known().behind == ()
    opened.close()


@pytest.mark.slow
def test_a_file_that_somebody_works_with_is_never_taken_for_a_copy(place: Place) -> None:
    """Another laptop's file with the same number lies on the stick: it is named, and not a byte changes."""
    other = place.stick / "the file itself"
    place.workspace.close()
    shutil.copytree(place.workspace.store.path, other)
    opened = open_workspace(place.workspace.store.path, WORDS, lambda: TODAY)
    finish(opened.copies.make(place.stick))
    assert other in {one.folder for one in opened.everywhere.known().copies}, "it was found beside the copy"
    before = (other / "store.db").read_bytes()
    opened.partnerships.delete(place.plain.partnership_id)
    (left,) = finish(opened.everywhere.reach())
    assert (left.copy.folder, (other / "store.db").read_bytes()) == (other, before)
    assert "An old program made this copy, or somebody works with it" in left.why, "the two look alike"
    opened.close()


@pytest.mark.slow
def test_a_person_who_is_erased_leaves_everybody_else_as_they_were(place: Place) -> None:
    workspace = place.workspace
    part = workspace.partnerships.part_of(place.plain.partnership_id, place.person.id)
    assert (part.ticks, part.rater, part.subject, part.actions, part.support, part.keeps) == (3, 1, 1, 2, 2, 1)
    shown = counts(workspace.results.of_round(place.plain.id))
    with workspace.store.transaction() as t:
        before = t.rounds.get(place.about.id).about
        others = {one.id: len(t.responses.ids_and_groups(one.id)) for one in t.rounds.inside(place.about.id)}
    inner = place.inner.id
    workspace.partnerships.erase_person(place.plain.partnership_id, place.person.id)
    assert counts(workspace.results.of_round(place.plain.id)) == shown, "what they answered stays"
    with workspace.store.transaction() as t:
        after = t.rounds.get(place.about.id).about
        now = {one.id: len(t.responses.ids_and_groups(one.id)) for one in t.rounds.inside(place.about.id)}
        members = t.partnerships.get(place.plain.partnership_id).members
        (gone,) = noted(t)
        plan = t.actions.of_partnership(place.plain.partnership_id)
        support = t.papers.of(place.plain.partnership_id, SupportPlan).rows
        ending = t.papers.of(place.plain.partnership_id, Ending)
    left = "Somebody who left the list"
    assert [one.owner for one in plan] == [Owner(left), Owner(left), Owner("Somebody else")]
    assert [row.provider for row in support] == [one.owner for one in plan]
    assert {one.words for one in plan} | {row.ambition for row in support} == {WANTED}, "the plans themselves stay"
    assert [(one.what, one.who) for one in ending.left] == [(WANTED, left), (WANTED, "Somebody else")]
    assert ending.why == SAID
    (talked,) = workspace.discussions.of_round(place.plain.id).discussions
    assert (talked.note, talked.agreed) == (SAID, POSITION), "what a group said stays, as the page says"
    assert before is not None
    assert after is not None
    assert now == others | {inner: 0}
    assert len(after.assignments) == len(before.assignments)
    assert {a.member_id for a in before.assignments} - {a.member_id for a in after.assignments} == {place.person.id}
    assert [one.name for one in after.subjects if one.round_id == inner] == ["Somebody"]
    assert place.person.id not in {one.id for one in members}
    assert len(members) == len(workspace.partnerships.get(place.plain.partnership_id).members)
    assert (gone.what, gone.id) == (Gone.PERSON, place.person.id)


@pytest.mark.slow
def test_who_has_a_part_in_an_open_round_about_people_is_not_erased(place: Place) -> None:
    workspace = place.workspace
    workspace.rounds.reopen(place.about.id)
    for ask in (workspace.partnerships.part_of, workspace.partnerships.erase_person):
        with pytest.raises(AppError) as told:
            ask(place.plain.partnership_id, place.person.id)
        assert told.value.code == "person_in_open_round"
    assert PERSON in {m.name for m in workspace.partnerships.get(place.plain.partnership_id).members}


@pytest.mark.slow
def test_a_person_goes_from_a_round_that_is_being_set_up(place: Place) -> None:
    workspace, ids = place.workspace, (place.person.id,)
    open_ = next(r for r in workspace.rounds.of_partnership(place.plain.partnership_id) if r.state is RoundState.OPEN)
    workspace.rounds.close(open_.id, WORDS)
    draft = workspace.people_rounds.new(place.plain.partnership_id, "member-behaviours")
    workspace.people_rounds.set_about_members(draft.id, ids)
    workspace.people_rounds.propose(draft.id)
    workspace.partnerships.erase_person(place.plain.partnership_id, place.person.id)
    about = workspace.rounds.get(draft.id).about
    assert about is not None
    assert (about.subjects, about.assignments) == ((), ())


def test_what_is_known_of_copies_tells_nothing_without_the_key(place: Place) -> None:
    """Neither where they are nor how many: the file is sealed and has one size for a few as for none."""
    known = place.workspace.store.path / "store.copies"
    size = known.stat().st_size
    assert b"stick" not in known.read_bytes()
    finish(place.workspace.copies.make(place.stick))
    assert known.stat().st_size == size
    data = bytearray(known.read_bytes())
    data[40] ^= 1
    known.write_bytes(bytes(data))
    assert place.workspace.everywhere.known().copies == ()
