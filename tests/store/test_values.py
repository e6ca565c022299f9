"""Every value comes back as it went in, and a transaction is all or nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from builders import a_partnership, a_response, a_round, a_store_with_round, an_instrument, some_groups
from facilitator_app.domain.agendas import AgendaItem, OwnAgenda, OwnAgendas
from facilitator_app.domain.discussion import Discussion
from facilitator_app.domain.ending import Ending, EndReason, ExitPart, Fate, LeftThing
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Wording
from facilitator_app.domain.partnership import Member, Organisation, Partnership
from facilitator_app.domain.plan import Action, CameFrom, Owner, ProgressNote, Smart, Status
from facilitator_app.domain.response import Comment, CommentUse, Outside, Response
from facilitator_app.domain.results import Issue
from facilitator_app.domain.round import CommentRule, Promise, RoundState
from facilitator_app.domain.seat import SeatKey
from facilitator_app.domain.session import AgreedAction, Reaction, SessionNotes
from facilitator_app.domain.timeline import Life, LifeStep, Meeting, StageReached, TeamStage
from facilitator_app.store import Store, codec, rows, sealing
from facilitator_app.store.papers import KINDS

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ids = st.text("abcdef0123456789", min_size=1, max_size=8)
fast = hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = a_store_with_round(tmp_path / "store")
    yield store
    store.close()


def put_partnership(store: Store, partnership: Partnership) -> Partnership:
    with store.transaction() as t:
        t.partnerships.save(partnership)
        t.commit()
    with store.transaction() as t:
        return t.partnerships.get(partnership.id)


partnerships = st.builds(
    Partnership,
    id=st.just("any"),
    name=texts,
    started=texts,
    notes=texts,
    practice=st.booleans(),
    created_on=st.none() | st.dates(),
    organisations=st.lists(st.builds(Organisation, ids, texts), unique_by=lambda o: o.id, max_size=4).map(tuple),
    groups=st.just(some_groups((1, 0, 9))),
    members=st.lists(
        st.builds(Member, ids, texts, st.none() | ids, st.none() | ids, texts), unique_by=lambda m: m.id, max_size=4
    ).map(tuple),
)
answers = st.dictionaries(texts, st.integers(-9, 99) | st.sampled_from(Outside), max_size=5)
comments = st.dictionaries(texts, st.builds(Comment, texts, st.sampled_from(CommentUse)), max_size=3)
responses = st.builds(Response, ids, texts, answers, comments)


@pytest.mark.slow
@fast
@given(partnership=partnerships)
def test_any_partnership_comes_back(store: Store, partnership: Partnership) -> None:
    assert put_partnership(store, partnership) == partnership


@given(response=responses)
@fast
def test_any_response_comes_back_through_a_blob(response: Response) -> None:
    blob = sealing.response_to_blob(response)
    assert sealing.response_from_blob(blob) == response
    assert (len(blob) - 1) % 1024 == 0


@given(response=responses)
@fast
def test_any_draft_comes_back_with_its_key_only(response: Response) -> None:
    seat = SeatKey("a" * 32, b"k" * 32)
    blob = sealing.seal_draft(response, "r1", seat)
    assert sealing.open_draft(blob, "r1", seat) == response
    assert sealing.open_draft(blob, "r2", seat) is None
    assert sealing.open_draft(blob, "r1", SeatKey("b" * 32, b"k" * 32)) is None
    assert sealing.open_draft(blob, "r1", SeatKey("a" * 32, b"j" * 32)) is None


actions = st.builds(AgreedAction, texts, texts, texts, texts, texts)
sessions = st.builds(
    SessionNotes,
    st.dictionaries(texts, texts, max_size=3),
    st.dictionaries(texts, st.sampled_from(Reaction), max_size=3),
    st.lists(actions, max_size=3).map(tuple),
    texts,
    texts,
    st.none() | st.dates(),
)


@fast
@given(notes=sessions)
def test_any_session_comes_back(store: Store, notes: SessionNotes) -> None:
    with store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.rounds.save(a_round())
        t.sessions.save("r1", notes)
        assert t.sessions.of_round("r1") == notes


actions = st.builds(
    Action,
    id=ids,
    want=texts,
    again=texts,
    first_step=texts,
    owner=st.builds(Owner, texts, ids | st.just("")),
    by=st.none() | st.dates(),
    how_known=texts,
    source=st.none() | st.builds(CameFrom, ids, ids, texts),
    checks=st.dictionaries(st.sampled_from(Smart), st.booleans()),
    first=st.booleans(),
    status=st.sampled_from(Status),
    reason=texts,
    made_on=st.none() | st.dates(),
    done_on=st.none() | st.dates(),
    notes=st.lists(st.builds(ProgressNote, st.dates(), texts), max_size=3).map(tuple),
)


@fast
@given(plan=st.lists(actions, unique_by=lambda one: one.id, max_size=4).map(tuple))
def test_any_plan_comes_back_in_its_order(store: Store, plan: tuple[Action, ...]) -> None:
    with store.transaction() as t:
        t.actions.save("p1", plan)
        t.commit()
    with store.transaction() as t:
        assert t.actions.of_partnership("p1") == plan


def test_an_action_of_a_program_that_knew_less_has_usual_values(store: Store) -> None:
    with store.transaction() as t:
        row = {"id": "a1", "partnership_id": "p1", "place": 0, "content": '{"id":"a1","want":"Tea"}'}
        t._database.insert(rows.actions, [row])
        t.commit()
    with store.transaction() as t:
        assert t.actions.of_partnership("p1") == (Action("a1", "Tea"),)


lives = st.builds(
    Life,
    st.lists(st.builds(Meeting, ids, texts, st.none() | st.dates()), max_size=3).map(tuple),
    st.lists(
        st.builds(
            StageReached,
            ids,
            st.none() | st.dates(),
            st.none() | st.sampled_from(LifeStep),
            st.none() | st.sampled_from(TeamStage),
        ),
        max_size=3,
    ).map(tuple),
    st.none() | st.dates(),
    st.integers(1, 60),
)


endings = st.builds(
    Ending,
    st.none() | st.sampled_from(EndReason),
    texts,
    st.none() | st.dates(),
    st.lists(st.builds(LeftThing, ids, texts, st.sampled_from(Fate), texts), max_size=3).map(tuple),
    st.dictionaries(st.sampled_from(ExitPart), texts),
)


agendas = st.builds(
    OwnAgenda,
    ids,
    texts,
    texts,
    st.lists(st.builds(AgendaItem, ids, texts, st.integers(1, 240), texts, texts), max_size=3).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
    texts,
)


@fast
@given(sheet=lives, ending=endings, agenda=agendas)
def test_any_sheet_comes_back(store: Store, sheet: Life, ending: Ending, agenda: OwnAgenda) -> None:
    with store.transaction() as t:
        t.papers.save("p1", sheet)
        t.papers.save("p1", OwnAgendas((agenda,)))
        t.papers.save("p1", ending)
        t.commit()
    with store.transaction() as t:
        assert t.papers.of("p1", Life) == sheet
        assert t.papers.of("p1", Ending) == ending
        assert t.papers.of("p1", OwnAgendas) == OwnAgendas((agenda,))
        assert t.papers.all(Life) == ({} if sheet == Life() else {"p1": sheet})
        assert t.papers.of("p2", Life) == Life(), "an empty sheet where nothing was written"


def test_a_sheet_of_a_program_that_knew_less_has_usual_values(store: Store) -> None:
    with store.transaction() as t:
        t._database.insert(rows.papers, [{"partnership_id": "p1", "kind": "life", "content": '{"meetings":[]}'}])
        t.commit()
    with store.transaction() as t:
        assert t.papers.of("p1", Life) == Life()


def test_no_two_kinds_of_sheets_have_one_name() -> None:
    assert len(set(KINDS.values())) == len(KINDS)


discussions = st.builds(
    Discussion,
    source=st.builds(CameFrom, st.just("r1"), ids, texts),
    begun_on=st.none() | st.dates(),
    note=texts,
    agreed=texts,
    point=st.none() | st.integers(0, 10),
    dots=st.none() | st.integers(0, 999),
    voted_on=st.none() | st.dates(),
)


@fast
@given(talk=st.lists(discussions, unique_by=lambda one: one.id, max_size=4).map(tuple))
def test_any_discussion_comes_back_in_no_order_of_its_own(store: Store, talk: tuple[Discussion, ...]) -> None:
    with store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.rounds.save(a_round())
        t.discussions.save("r1", talk)
        assert t.discussions.of_round("r1") == tuple(sorted(talk, key=lambda one: one.id))


def test_a_discussion_of_a_program_that_knew_less_has_usual_values(store: Store) -> None:
    with store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.rounds.save(a_round())
        content = '{"source":{"round_id":"r1","place_id":"s1","words":"Trust"}}'
        t._database.insert(rows.discussions, [{"round_id": "r1", "place": "s1", "content": content}])
        assert t.discussions.of_round("r1") == (Discussion(CameFrom("r1", "s1", "Trust")),)


def test_the_order_of_answering_is_not_in_the_blob() -> None:
    one = Response("x", "g1", {"a": 1, "b": 2})
    other = Response("x", "g1", {"b": 2, "a": 1})
    assert sealing.response_to_blob(one) == sealing.response_to_blob(other)


def test_a_blob_of_an_unknown_format_is_refused() -> None:
    for blob in (b"", b"\x02{}"):
        with pytest.raises(ValueError):
            sealing.response_from_blob(blob)


def test_an_instrument_comes_back_exactly() -> None:
    instrument = replace(
        an_instrument(points=4),
        title=Wording({"cy": "Holiadur", "en": "Survey"}, {"en": "Easy"}),
        languages=("cy", "en"),
        min_answered=Decimal("0.50"),
    )
    found = codec.instrument_from_text(codec.instrument_to_text(instrument))
    assert found == instrument
    assert list(found.title.usual) == ["cy", "en"]
    assert str(found.min_answered) == "0.50"


def test_a_round_comes_back_in_every_state(store: Store) -> None:
    for state in RoundState:
        promise = Promise(6, 5, 7, 4, CommentRule.DO_NOT_ASK, date(2028, 2, 29), True)
        round_ = replace(a_round(id=state, state=state, promise=promise), promise_locked=True)
        with store.transaction() as t:
            t.rounds.save(round_)
            t.commit()
        with store.transaction() as t:
            assert t.rounds.get(round_.id) == round_


def test_rounds_are_newest_first_and_keep_their_place(store: Store) -> None:
    with store.transaction() as t:
        for id in ("r2", "r3"):
            t.rounds.save(a_round(id=id, state=RoundState.DRAFT))
        t.rounds.save(replace(t.rounds.get("r1"), name="Changed"))
        t.commit()
    with store.transaction() as t:
        assert [r.id for r in t.rounds.of_partnership("p1")] == ["r3", "r2", "r1"]
        assert [r.id for r in t.rounds.open_rounds()] == ["r1"]


def test_partnerships_are_listed_by_name(store: Store) -> None:
    for id, name in (("a", "zebra"), ("b", "Apple"), ("c", "banana")):
        put_partnership(store, Partnership(id, name))
    with store.transaction() as t:
        assert [p.name for p in t.partnerships.all()] == ["Apple", "banana", "River Valley", "zebra"]


def test_saving_a_partnership_again_keeps_its_rounds(store: Store) -> None:
    put_partnership(store, replace(a_partnership(), members=()))
    with store.transaction() as t:
        assert t.rounds.get("r1").partnership_id == "p1"


def test_deleting_takes_everything_under_it(store: Store) -> None:
    issue = Issue("i1", "r1", 1, date(2026, 4, 1), "pack", frozenset({("trust", frozenset({"a", "b"}))}))
    with store.transaction() as t:
        t.responses.add_ballot("r1", a_response(), "tag")
        t.rounds.set_tick("r1", "m1", True)
        t.issues.add(issue)
        t.commit()
    with store.transaction() as t:
        assert t.issues.of_round("r1") == (issue,)
        t.partnerships.delete("p1")
        assert t.counts() == (0, 0, 0)
        assert t.rounds.ticked("r1") == frozenset()
        assert t.issues.of_round("r1") == ()


def test_a_deleted_round_takes_those_inside_it_along_and_no_other(store: Store) -> None:
    with store.transaction() as t:
        t.rounds.save(replace(a_round(id="inside"), parent_id="r1"))
        t.rounds.save(a_round(id="beside"))
        t.rounds.delete("r1")
        with pytest.raises(AppError):
            t.rounds.get("inside")
        assert t.rounds.get("beside").id == "beside"


@pytest.mark.parametrize("call", ["partnership", "round", "delete_partnership", "delete_round", "round_without"])
def test_what_is_not_there_is_told(store: Store, call: str) -> None:
    with store.transaction() as t, pytest.raises(AppError) as told:
        {
            "partnership": lambda: t.partnerships.get("x"),
            "round": lambda: t.rounds.get("x"),
            "delete_partnership": lambda: t.partnerships.delete("x"),
            "delete_round": lambda: t.rounds.delete("x"),
            "round_without": lambda: t.rounds.save(a_round(partnership_id="x")),
        }[call]()
    assert told.value.code == "not_found"


def test_ticks_and_settings(store: Store) -> None:
    with store.transaction() as t:
        t.rounds.set_tick("r1", "m1", True)
        t.rounds.set_tick("r1", "m1", True)
        t.rounds.set_tick("r1", "m2", True)
        t.rounds.set_tick("r1", "m2", False)
        t.settings.set("name", "Ann")
        t.settings.set("name", "Bo")
        t.commit()
    with store.transaction() as t:
        assert t.rounds.ticked("r1") == {"m1"}
        assert (t.settings.get("name"), t.settings.get("other"), t.settings.get("x", "y")) == ("Bo", "", "y")


def test_settings_are_forgotten_by_how_their_key_begins(store: Store) -> None:
    """A key may hold the signs that stand for any letters where SQL compares."""
    with store.transaction() as t:
        for key in ("a_b:1", "a_b:2", "a_b", "axb:1", "100%:1", "1000:1"):
            t.settings.set(key, "kept")
        t.settings.remove("a_b:")
        t.settings.remove("100%")
        assert [t.settings.get(key) for key in ("a_b:1", "a_b:2", "100%:1")] == ["", "", ""]
        assert [t.settings.get(key) for key in ("a_b", "axb:1", "1000:1")] == ["kept"] * 3


def test_leaving_without_commit_undoes_everything_also_a_new_table(store: Store) -> None:
    before = store._connection.execute("PRAGMA user_version").fetchone()
    with store.transaction() as t:
        t.settings.set("name", "Ann")
        store._connection.execute("CREATE TABLE half_done (id TEXT)")
        store._connection.execute("PRAGMA user_version = 99")
    with store.transaction() as t:
        assert t.settings.get("name") == ""
    assert store._connection.execute("PRAGMA user_version").fetchone() == before != (99,)
    assert not store._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half_done'").fetchall()


def test_a_transaction_is_over_after_commit(store: Store) -> None:
    with store.transaction() as t:
        t.settings.set("name", "Ann")
        t.commit()
        with pytest.raises(Exception, match="closed"):
            t.settings.set("name", "Bo")
        with pytest.raises(RuntimeError):
            t.commit()
    with store.transaction() as t:
        assert t.settings.get("name") == "Ann"


def test_a_second_transaction_on_one_thread_is_a_bug_and_on_another_waits(store: Store) -> None:
    other = threading.Thread(target=lambda: put_partnership(store, Partnership("p2", "Other")))
    with store.transaction() as t:
        with pytest.raises(RuntimeError), store.transaction():
            pass
        other.start()
        t.settings.set("name", "Ann")
        t.commit()
    other.join(20)
    with store.transaction() as t:
        assert t.partnerships.get("p2").name == "Other"
        assert t.settings.get("name") == "Ann"


def test_a_closed_store_refuses(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(RuntimeError):
        store.transaction()
