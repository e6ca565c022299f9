"""Rounds about people over a real store: who answers about whom, one response for each subject, nothing that links."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE, answers_in
from facilitator_app.analysis.people import InnerRound, group_report
from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member, Organisation
from facilitator_app.domain.people_results import GroupReport, Seen, SubjectResults
from facilitator_app.domain.response import Comment
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.subjects import AskOrder, Assignment, Warning
from facilitator_app.services.changes import Change
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost

TODAY = date(2026, 11, 24)
NAMES = ("Ana", "Ben", "Cam", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", "apple river stone cloud", lambda: TODAY, Cost.quick())
    yield made
    made.close()


@pytest.fixture
def members(workspace: Workspace) -> dict[str, Member]:
    return nine_people(workspace)


def nine_people(workspace: Workspace) -> dict[str, Member]:
    """Nine people: three organisations of two, one of one, two with lived experience."""
    partnership = workspace.partnerships.create("Harbour")
    organisations = tuple(Organisation(new_id(), name) for name in ("Oak", "Elm", "Fir", "Bay"))
    lived = next(group for group in partnership.groups if group.protected)
    places = [*organisations[:3], *organisations[:3], organisations[3], None, None]
    people = tuple(
        Member(new_id(), name, place.id if place else None, None if place else lived.id)
        for name, place in zip(NAMES, places)
    )
    workspace.partnerships.set_organisations(partnership.id, organisations)
    workspace.partnerships.set_members(partnership.id, people)
    return {person.name: person for person in people}


def drafted(workspace: Workspace, members: dict[str, Member], about: tuple[str, ...] = ("Ana", "Ben")) -> Round:
    partnership = workspace.partnerships.rows()[0].partnership
    round_ = workspace.people_rounds.new(partnership.id, "member-behaviours")
    workspace.people_rounds.set_about_members(round_.id, tuple(members[name].id for name in about))
    return workspace.people_rounds.propose(round_.id)


def started(workspace: Workspace, members: dict[str, Member], about: tuple[str, ...] = ("Ana", "Ben")) -> Round:
    return workspace.people_rounds.start(drafted(workspace, members, about).id)


def answer_all(
    workspace: Workspace,
    round_: Round,
    chance: random.Random,
    skips: tuple[str, tuple[str, ...]] = ("", ()),
) -> dict[tuple[str, str, str], int]:
    """Everybody answers everything; (subject, rater, item) → value. ``skips``: a subject, and who leaves out the first
    theme about them."""
    given = {}
    about = {one.name: one.id for one in round_.about.subjects} if round_.about else {}
    for member, _load in workspace.people_rounds.raters(round_.id):
        seat = workspace.responding.start_rater(round_.id, member.id)
        for item in workspace.responding.round_for(seat).instrument.items:
            value = chance.randint(1, 5)
            seat = workspace.responding.answer(seat, item.id, value)
            subject, bare = AnswerKey.of(item.id).subject_id, AnswerKey.of(item.id).item_id
            if subject == about.get(skips[0]) and member.name in skips[1] and bare.startswith("champions-"):
                seat = workspace.responding.answer(seat, item.id, None)
                continue
            given[subject, member.name, bare] = value
        workspace.responding.send(seat)
    return given


def test_the_proposal_knows_what_people_are_to_each_other(workspace: Workspace, members: dict[str, Member]) -> None:
    about = drafted(workspace, members).about
    assert about is not None
    ana = about.subjects[0]
    groups = {one.member_id: one.group_id for one in about.assignments if one.subject_id == ana.id}
    assert groups[members["Ana"].id] == "self"
    assert groups[members["Dee"].id] == "own"  # both of Oak
    assert groups[members["Ben"].id] == "fellow"
    assert groups[members["Hal"].id] == "lived"
    assert len(groups) == len(NAMES)
    assert about.loads()[members["Gus"].id] == 2


def test_what_keeps_it_from_starting_is_said_with_names(workspace: Workspace, members: dict[str, Member]) -> None:
    partnership = workspace.partnerships.rows()[0].partnership
    round_ = workspace.people_rounds.new(partnership.id, "member-behaviours")
    assert [p.code for p in workspace.people_rounds.problems(round_.id)] == ["no_subject"]
    round_ = workspace.people_rounds.set_about_members(round_.id, (members["Ana"].id,))
    assert [p.code for p in workspace.people_rounds.problems(round_.id)] == ["nobody_asked"]
    assert round_.about is not None
    ana = round_.about.subjects[0].id
    wrong = (
        Assignment(ana, members["Ana"].id, "self"),
        Assignment(ana, members["Ana"].id, "self"),
        Assignment(ana, members["Ben"].id, "self"),
        Assignment(ana, members["Cam"].id, "named"),
        Assignment(ana, members["Dee"].id, "named"),
        Assignment(ana, "nobody", "fellow"),
    )
    workspace.people_rounds.set_assignments(round_.id, wrong)
    found = {p.code: str(p) for p in workspace.people_rounds.problems(round_.id)}
    assert set(found) == {"twice", "self_by_other", "two_named", "unknown", "too_few_asked"}
    assert "Ana is asked about Ana twice." in found["twice"]
    with pytest.raises(AppError):
        workspace.people_rounds.start(round_.id)
    assert workspace.rounds.get(round_.id).state is RoundState.DRAFT


def test_only_the_chair_or_lead_partner_can_agree_to_be_shown_alone(
    workspace: Workspace, members: dict[str, Member]
) -> None:
    round_ = drafted(workspace, members, ("Ana",))
    assert round_.about is not None
    ana, cam = round_.about.subjects[0].id, members["Cam"].id
    for group, agreed, kept in (("own", True, False), ("named", False, False), ("named", True, True)):
        about = workspace.people_rounds.assign(round_.id, ana, cam, group, 12, agreed=agreed).about
        assert about is not None
        (found,) = (one for one in about.assignments if one.member_id == cam)
        assert (found.group_id, found.agreed, found.months) == (group, kept, 12)


def test_balance_is_looked_at(workspace: Workspace, members: dict[str, Member]) -> None:
    round_ = drafted(workspace, members, ("Ana",))
    assert workspace.people_rounds.warnings(round_.id) == ()
    assert round_.about is not None
    short = tuple(replace(one, months=2 if one.group_id == "own" else 12) for one in round_.about.assignments[1:5])
    workspace.people_rounds.set_assignments(round_.id, short)
    found = {one.what for one in workspace.people_rounds.warnings(round_.id)}
    assert found == {Warning.FEW, Warning.NO_SELF, Warning.SHORT_CONTACT}


def test_one_person_answers_about_several_and_nothing_links_the_parts(
    workspace: Workspace, members: dict[str, Member]
) -> None:
    round_ = started(workspace, members)
    seat = workspace.responding.start_rater(round_.id, members["Ana"].id)
    asked = workspace.responding.round_for(seat).instrument
    first = asked.items[0]
    assert first.text.text() == "I speak up for the project outside it."
    assert asked.sections[0].title.text() == "About you: Champions the project"
    about_ben = next(item for item in asked.items if "Ben" in item.text.text())
    assert about_ben.text.text() == "Ben speaks up for the project outside it."
    assert asked.open_questions[0].text.text().startswith("What does Ben do well")
    seat = workspace.responding.answer(seat, first.id, 4)
    seat = workspace.responding.answer(seat, about_ben.id, 2)
    again = workspace.responding.come_back(round_.id, seat.words)
    assert again.response.answers == seat.response.answers
    assert workspace.responding.round_for(again).instrument == asked
    workspace.responding.send(again)
    inner = workspace.people_rounds.inner(round_.id)
    (of_ana,), (of_ben,) = (answers_in(workspace.store, one.id).values() for one in inner)
    tags = [row[0] for row in workspace.store._connection.execute("SELECT tag FROM sealed_ballots")]
    assert (of_ana.group_id, dict(of_ana.answers)) == ("self", {"champions-outside": 4})
    assert (of_ben.group_id, dict(of_ben.answers)) == ("fellow", {"champions-outside": 2})
    assert of_ana.id != of_ben.id
    assert of_ana.tasks == ()
    assert len(set(tags)) == 2
    assert [(p.answered, p.own_view) for p in workspace.people_rounds.progress(round_.id)] == [(0, True), (1, False)]


def test_nowhere_have_more_answered_than_were_asked(workspace: Workspace, members: dict[str, Member]) -> None:
    """Somebody who came back with three words is not ticked, and is asked once more by mistake."""
    round_ = started(workspace, members)
    chance = random.Random(7)
    asked = [one.asked for one in workspace.people_rounds.progress(round_.id)]
    for _time in range(2):
        answer_all(workspace, round_, chance)
    twice = workspace.people_rounds.progress(round_.id)
    assert [one.answered for one in twice] == [2 * n for n in asked]
    assert [one.asked for one in twice] == [one.answered for one in twice]
    workspace.rounds.close(round_.id, PASSPHRASE)
    for subject, one in zip(workspace.people_rounds.inner(round_.id), twice):
        found = workspace.people_results.of_subject(subject.id)
        assert isinstance(found, SubjectResults)
        assert (found.results.answered, found.results.asked) == (one.answered, one.asked)


def test_who_hands_in_is_ticked_after_the_answers_and_apart_from_them(
    tmp_path: Path, workspace: Workspace, members: dict[str, Member]
) -> None:
    """The log beside the file never holds a tick and the same person's answers together."""
    round_ = started(workspace, members)
    log = tmp_path / "store" / "store.db-wal"
    seen: list[tuple[Change, bool, frozenset[str]]] = []

    def look(change: Change) -> None:
        seen.append((change, log.stat().st_size == 0, workspace.rounds.ticked(round_.id)))

    gus = members["Gus"].id
    seat = workspace.responding.start_rater(round_.id, gus)
    seat = workspace.responding.answer(seat, workspace.responding.round_for(seat).instrument.items[0].id, 4)
    assert workspace.rounds.ticked(round_.id) == frozenset(), "an answer that was not sent is no answer"
    stop = workspace.changes.subscribe(look)
    workspace.responding.send(seat)
    stop()
    assert seen == [(Change.RESPONSES, True, frozenset()), (Change.ROUNDS, True, frozenset({gus}))]
    assert len(workspace.store._connection.execute("SELECT * FROM sealed_ballots").fetchall()) == 1
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('members', 'rounds', 'ticks')"
    for (table,) in workspace.store._connection.execute(query).fetchall():
        rows = workspace.store._connection.execute(f"SELECT * FROM {table}").fetchall()
        assert gus not in repr(rows), table


@pytest.mark.parametrize("between", [", ", ". ", " - ", "\n", ",", "  "])
def test_the_three_words_are_found_however_they_are_written_down(
    workspace: Workspace, members: dict[str, Member], between: str
) -> None:
    round_ = started(workspace, members)
    seat = workspace.responding.start_rater(round_.id, members["Gus"].id)
    again = workspace.responding.come_back(round_.id, between.join(seat.words.upper().split()) + ".")
    assert (again.words, again.key) == (seat.words, seat.key)
    one, two, three = seat.words.split()
    for wrong in (f"{one} {two}", f"{two} {one} {three}", f"{one}{two} {three}", "...", ""):
        with pytest.raises(AppError, match="did not find those words"):
            workspace.responding.come_back(round_.id, wrong)


def test_who_comes_back_is_not_known_and_not_ticked(workspace: Workspace, members: dict[str, Member]) -> None:
    """The draft is sealed with three words; the name of who has them is not in it."""
    round_ = started(workspace, members)
    seat = workspace.responding.start_rater(round_.id, members["Gus"].id)
    assert members["Gus"].id not in repr(seat)
    again = workspace.responding.come_back(round_.id, seat.words)
    assert again.member_id == ""
    assert again.response == seat.response
    workspace.responding.send(again)
    assert workspace.rounds.ticked(round_.id) == frozenset()


def test_side_by_side_asks_each_item_about_everybody(workspace: Workspace, members: dict[str, Member]) -> None:
    round_ = drafted(workspace, members)
    workspace.people_rounds.set_order(round_.id, AskOrder.SIDE_BY_SIDE)
    round_ = workspace.people_rounds.start(round_.id)
    seat = workspace.responding.start_rater(round_.id, members["Gus"].id)
    instrument = workspace.responding.round_for(seat).instrument
    assert len(instrument.sections) == 6
    assert [item.text.text().split()[0] for item in instrument.sections[0].items[:4]] == ["Ana", "Ben", "Ana", "Ben"]


def test_a_person_who_is_not_asked_cannot_start(workspace: Workspace, members: dict[str, Member]) -> None:
    round_ = started(workspace, members)
    with pytest.raises(AppError, match="not asked about anybody"):
        workspace.responding.start_rater(round_.id, "somebody")


@pytest.mark.slow
def test_inner_rounds_stay_out_of_every_list(workspace: Workspace, members: dict[str, Member]) -> None:
    round_ = started(workspace, members)
    (row,) = workspace.partnerships.rows()
    assert row.last_round is not None
    assert row.last_round.id == round_.id
    assert [one.id for one in workspace.rounds.open_rounds()] == [round_.id]
    assert len(workspace.people_rounds.inner(round_.id)) == 2
    answer_all(workspace, round_, random.Random(1))
    assert workspace.partnerships.rows()[0].progress.answered == 18
    workspace.rounds.close(round_.id, PASSPHRASE)
    assert {one.state for one in workspace.people_rounds.inner(round_.id)} == {RoundState.CLOSED}


@pytest.mark.slow
def test_own_view_stands_beside_the_others_and_in_no_sum(workspace: Workspace, members: dict[str, Member]) -> None:
    round_ = started(workspace, members)
    given = answer_all(workspace, round_, random.Random(2))
    workspace.rounds.close(round_.id, PASSPHRASE)
    assert round_.about is not None
    for inner in workspace.people_rounds.inner(round_.id):
        found = workspace.people_results.of_subject(inner.id)
        assert isinstance(found, SubjectResults)
        subject = next(one for one in round_.about.subjects if one.round_id == inner.id)
        assert found.name == subject.name
        assert found.results.answered == 8
        for section in found.results.sections:
            for item in section.items:
                theirs = [
                    v
                    for (s, who, i), v in given.items()
                    if (s, i) == (subject.id, item.item_id) and who != subject.name
                ]
                assert item.counts == tuple(theirs.count(point) for point in range(1, 6))
        assert found.own is not None
        mine = {i: v for (s, who, i), v in given.items() if (s, who) == (subject.id, subject.name)}
        assert found.own.answers == mine
        first = found.compared[0]
        assert first.gap == pytest.approx(first.own - first.others)
        ranked = [item.item_id for item in (*found.highest, *found.lowest)]
        assert len(ranked) == len(set(ranked)) == 10


@pytest.mark.slow
def test_a_chair_is_shown_alone_only_if_they_agreed(workspace: Workspace, members: dict[str, Member]) -> None:
    for agreed in (True, False):
        round_ = drafted(workspace, members)
        assert round_.about is not None
        chair = members["Gus"].id
        assignments = tuple(
            replace(one, group_id="named", agreed=agreed) if one.member_id == chair else one
            for one in round_.about.assignments
        )
        workspace.people_rounds.set_assignments(round_.id, assignments)
        round_ = workspace.people_rounds.start(round_.id)
        answer_all(workspace, round_, random.Random(3))
        workspace.rounds.close(round_.id, PASSPHRASE)
        found = workspace.people_results.of_subject(workspace.people_rounds.inner(round_.id)[0].id)
        assert isinstance(found, SubjectResults)
        assert (found.named is not None) == agreed
        assert found.results.answered == (7 if agreed else 8)
        assert all(block.name != "Chair or lead partner" for block in found.results.blocks)


def test_too_few_others_show_nothing_not_even_the_own_view(workspace: Workspace, members: dict[str, Member]) -> None:
    round_ = started(workspace, members)
    for name in ("Ana", "Ben", "Cam", "Dee"):
        seat = workspace.responding.start_rater(round_.id, members[name].id)
        seat = workspace.responding.answer(seat, workspace.responding.round_for(seat).instrument.items[0].id, 3)
        workspace.responding.send(seat)
    workspace.rounds.close(round_.id, PASSPHRASE)
    found = workspace.people_results.of_subject(workspace.people_rounds.inner(round_.id)[0].id)
    assert isinstance(found, Withheld)
    assert found.code == "too_few"


@pytest.mark.slow
def test_the_report_about_all_is_by_theme_and_needs_four(workspace: Workspace, members: dict[str, Member]) -> None:
    few = started(workspace, members, NAMES[:3])
    answer_all(workspace, few, random.Random(4))
    workspace.rounds.close(few.id, PASSPHRASE)
    assert isinstance(workspace.people_results.of_everybody(few.id), Withheld)
    round_ = started(workspace, members, NAMES[:5])
    given = answer_all(workspace, round_, random.Random(5))
    workspace.rounds.close(round_.id, PASSPHRASE)
    report = workspace.people_results.of_everybody(round_.id)
    assert isinstance(report, GroupReport)
    assert (report.subjects, report.left_out) == (5, 0)
    items = [item for section in report.results.sections for item in section.items]
    assert {(item.n + item.dont_know + item.not_applicable, item.spread, item.verdict) for item in items} == {
        (5 * 8, None, None)
    }
    assert report.results.answered == 5 * 8
    assert round_.about is not None
    names = {one.id: one.name for one in round_.about.subjects}
    theirs = [v for (s, who, i), v in given.items() if i.startswith("champions-") and names[s] != who]
    score = report.results.sections[0].score
    assert score == pytest.approx(sum(theirs) / len(theirs), abs=0.05)
    inner = workspace.people_rounds.inner(round_.id)
    with workspace.store.transaction() as t:
        ledgers = [t.issues.of_round(one.id) for one in inner]
    for one, ledger in zip(inner, ledgers):
        assert any(report.shown[one.id] <= issue.sets for issue in ledger)
    assert report.results.blocks == ()


@pytest.mark.slow
def test_the_persons_own_words_are_never_among_those_of_the_others(
    workspace: Workspace, members: dict[str, Member]
) -> None:
    """With them three writers would be the person and two others, each of whom the person could then make out."""
    round_ = started(workspace, members)
    assert round_.about is not None
    ana_id = round_.about.subjects[0].id
    for number, name in enumerate(NAMES):
        seat = workspace.responding.start_rater(round_.id, members[name].id)
        asked = workspace.responding.round_for(seat).instrument
        for item in asked.items:
            seat = workspace.responding.answer(seat, item.id, 3)
        if number < 3:  # Ana about herself, Ben and Cam about Ana
            place = f"{ana_id}/champions-outside"
            seat = workspace.responding.comment(seat, place, Comment(f"Words of {name}"))
        workspace.responding.send(seat)
    workspace.rounds.close(round_.id, PASSPHRASE)
    ana = workspace.people_rounds.inner(round_.id)[0]
    found = workspace.people_results.of_subject(ana.id)
    assert isinstance(found, SubjectResults)
    assert found.own is not None
    assert list(found.own.words.values()) == ["Words of Ana"]
    assert not found.results.sections[0].comments.texts
    assert workspace.comments.private(ana.id).count == 0


@pytest.mark.slow
def test_a_statement_in_too_few_packs_is_in_no_figure_of_the_report(
    workspace: Workspace, members: dict[str, Member]
) -> None:
    """Its counts, and the score of its theme less the other statements, would be about three people."""
    round_ = started(workspace, members, NAMES[:4])
    answer_all(workspace, round_, random.Random(6))
    item = round_.instrument.sections[0].items[0].id
    workspace.rounds.close(round_.id, PASSPHRASE)
    whole = workspace.people_results.of_everybody(round_.id)
    assert isinstance(whole, GroupReport)
    with workspace.store.transaction() as t:
        round_ = t.rounds.get(round_.id)
        inner = [InnerRound(one, t.responses.ballots(one.id), ()) for one in t.rounds.inside(round_.id)]
    bare = [replace(one, answers={k: v for k, v in one.answers.items() if k != item}) for one in inner[0].responses]
    less = group_report(round_, "", False, [replace(inner[0], responses=bare), *inner[1:]])
    assert isinstance(less, GroupReport)
    hidden = [[one.item_id for one in found.results.sections[0].items if one.withheld] for found in (whole, less)]
    assert hidden == [[], [item]]
    assert less.results.sections[0].score is not None
    assert not any(quantity == item and people for quantity, people in less.results.sets)


def test_the_report_about_all_holds_only_what_may_stand_in_the_packs(
    workspace: Workspace, members: dict[str, Member]
) -> None:
    """About one of five only four people answered the first theme: their answers to it are in no report."""
    round_ = started(workspace, members, NAMES[:5])
    given = answer_all(workspace, round_, random.Random(6), skips=("Ana", ("Ben", "Cam", "Dee", "Eli")))
    workspace.rounds.close(round_.id, PASSPHRASE)
    inner = workspace.people_rounds.inner(round_.id)
    ana = workspace.people_results.of_subject(inner[0].id)
    report = workspace.people_results.of_everybody(round_.id)
    assert isinstance(ana, SubjectResults)
    assert isinstance(report, GroupReport)
    assert ana.results.sections[0].score is None
    assert round_.about is not None
    names = {one.id: one.name for one in round_.about.subjects}
    theirs = [v for (s, who, i), v in given.items() if i.startswith("champions-") and names[s] not in (who, "Ana")]
    first, second = report.results.sections[:2]
    assert (first.n, second.n) == (4 * 8, 5 * 8)
    assert first.score == pytest.approx(sum(theirs) / len(theirs), abs=0.05)
    assert report.results.blocks == ()
    assert all(section.spread is None for section in report.results.sections)


@pytest.mark.parametrize(
    ("own", "others", "word"),
    [
        (5, 3, Seen.BLIND_SPOT),
        (4.5, 3, Seen.HIGHER),
        (4.4, 3, Seen.LITTLE_HIGHER),
        (3.4, 3, Seen.LITTLE_HIGHER),
        (3.3, 3, Seen.ALIKE),
        (3, 3.4, Seen.LITTLE_LOWER),
        (3, 4.5, Seen.LOWER),
        (2, 4, Seen.HIDDEN_STRENGTH),
        (1, 2.6, Seen.LOWER),
        (1, 2.7, Seen.HIDDEN_STRENGTH),  # 1.7 is more than a third of five points
    ],
)
def test_words_for_gaps(workspace: Workspace, own: float, others: float, word: Seen) -> None:
    from fractions import Fraction

    from facilitator_app.analysis.people import seen

    instrument = workspace.library.get("member-behaviours")
    assert seen(Fraction(str(own)), Fraction(str(others)), instrument, 0.8, 8) is word
    widest = seen(Fraction(str(own)), Fraction(str(others)), instrument, 2.0, 8)
    assert widest in (Seen.ALIKE, Seen.LITTLE_HIGHER, Seen.LITTLE_LOWER), (
        "among people so far apart it is what chance makes"
    )


def test_the_next_round_is_about_the_same_people_and_asks_the_chair_anew(
    workspace: Workspace, members: dict[str, Member]
) -> None:
    round_ = drafted(workspace, members)
    assert round_.about is not None
    chair = tuple(
        replace(one, group_id="named", agreed=True) if one.member_id == members["Gus"].id else replace(one, months=7)
        for one in round_.about.assignments
    )
    workspace.people_rounds.set_assignments(round_.id, chair)
    assert workspace.rounds.not_taken_over(round_.id) == ()
    workspace.people_rounds.start(round_.id)
    workspace.rounds.close(round_.id, PASSPHRASE)
    again = workspace.rounds.new_like_last(round_.partnership_id)
    assert again.about is not None
    assert [one.name for one in again.about.subjects] == ["Ana", "Ben"]
    assert [one.round_id for one in again.about.subjects] == ["", ""]
    assert len(again.about.assignments) == 18
    assert not any(one.agreed or one.months for one in again.about.assignments)
    told = workspace.rounds.not_taken_over(again.id)
    assert told == (
        "2 times a chair or lead partner agreed last time to be shown alone. That is not taken over: ask again.",
        "How long people have worked together is not taken over in 16 places: it is longer by now.",
    )
    typed = tuple(replace(one, months=19) for one in again.about.assignments)
    workspace.people_rounds.set_assignments(again.id, typed)
    assert workspace.rounds.not_taken_over(again.id) == told[:1]
    assert again.name == f"{round_.name} (2)"
    started_again = workspace.people_rounds.start(again.id)
    assert {one.id for one in workspace.people_rounds.inner(round_.id)}.isdisjoint(
        one.id for one in workspace.people_rounds.inner(started_again.id)
    )


def test_an_ordinary_round_is_no_round_about_people(workspace: Workspace) -> None:
    made = workspace.partnerships.create("Harbour")
    round_ = workspace.rounds.new(made.id, "quick-check")
    people = workspace.people_rounds
    for verb in (
        lambda: people.set_about_members(round_.id, ("any",)),
        lambda: people.set_about_organisations(round_.id, ("any",)),
        lambda: people.set_assignments(round_.id, ()),
        lambda: people.add_assignments(round_.id, ()),
        lambda: people.assign(round_.id, "any", "any", "fellow"),
        lambda: people.set_order(round_.id, AskOrder.ONE_BY_ONE),
        lambda: people.propose(round_.id),
        lambda: people.start(round_.id),
        lambda: people.problems(round_.id),
        lambda: people.warnings(round_.id),
        lambda: people.inner(round_.id),
        lambda: people.progress(round_.id),
        lambda: people.too_few_left(round_.id),
        lambda: people.raters(round_.id),
        lambda: workspace.rater_lists.known(round_.id),
    ):
        with pytest.raises(AppError) as told:
            verb()
        assert told.value.code == "not_about_people"
        assert workspace.rounds.get(round_.id) == round_
    with pytest.raises(AppError) as told:
        people.new(made.id, "quick-check")
    assert told.value.code == "not_about_people"
