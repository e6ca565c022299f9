"""Every verb of every service is one transaction, and reads a round once; counted in the statements SQLite was given."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from builders import PASSPHRASE
from facilitator_app.domain.aims import Aims, OutcomeFigure
from facilitator_app.domain.change import Reason
from facilitator_app.domain.discussion import Vote
from facilitator_app.domain.ending import Ending
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.own_words import HoldReason
from facilitator_app.domain.partnership import Breakdown, ListedPerson, Member, Organisation
from facilitator_app.domain.plan import Status
from facilitator_app.domain.receipts import HandedOver
from facilitator_app.domain.response import Comment, CommentUse, ViewPrefs
from facilitator_app.domain.results import ChosenGroups, RoundResults, View
from facilitator_app.domain.round import Round
from facilitator_app.domain.session import AgreedAction, Reaction
from facilitator_app.domain.steps import finish
from facilitator_app.domain.subjects import AskOrder, Assignment
from facilitator_app.domain.support_plan import Cycle, SupportRow
from facilitator_app.domain.talk import TalkPlan
from facilitator_app.domain.timeline import Life
from facilitator_app.services.exports import Piece
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost

TODAY = date(2026, 11, 24)

TWO = {"responding.send"}
"""The tick is written after the answers, never in one commit with them: see ``RespondingService._tick``."""

WITHOUT_STORE = {"store", "changes", "library", "own", "scratch", "practice_words"}


ERASES = {
    "corrections.correct",
    "corrections.leave_out",
    "corrections.withdraw",
    "partnerships.delete",
    "partnerships.erase_person",
    "responding.delete",
    "responding.send",
    "retention.delete",
    "rounds.close",
    "rounds.close_with",
    "sessions.forget",
}
"""Verbs after which the log beside the file is empty, so that nothing of what they erased is left in it."""

ANNOUNCED = "announced"


@dataclass(frozen=True)
class Count:
    """What one call of a verb did: transactions begun and kept, the most reads of one round, whether what it kept was
    announced afterwards, and how many bytes are in the log beside the file."""

    begun: int
    kept: int
    reads: int
    told: bool
    logged: int


Counts = dict[str, list[Count]]


class Counted:
    """A service that notes what each call of its verbs did."""

    def __init__(self, name: str, service: Any, said: list[str], counts: Counts, log: Path) -> None:
        self._name, self._service, self._said, self._counts, self._log = name, service, said, counts, log

    def __getattr__(self, verb: str) -> Any:
        before = len(self._said)
        found = getattr(self._service, verb)
        if not callable(found):
            self._note(verb, self._said[before:])
            return found

        def call(*args: Any, **kwargs: Any) -> Any:
            start = len(self._said)
            result = found(*args, **kwargs)
            self._note(verb, self._said[start:])
            return self._followed(verb, result) if inspect.isgenerator(result) else result

        return call

    def _followed(self, verb: str, job: Iterator[Any]) -> Iterator[Any]:
        start = len(self._said)
        result = yield from job
        self._note(verb, self._said[start:])
        return result

    def _note(self, verb: str, said: list[str]) -> None:
        reads = [one for one in said if "FROM rounds" in one and "WHERE rounds.id = " in one and "instrument" in one]
        begun, kept = (sum(one.startswith(word) for one in said) for word in ("BEGIN", "COMMIT"))
        most = max((reads.count(one) for one in reads), default=0)
        after = said[max((n for n, one in enumerate(said) if one.startswith("COMMIT")), default=0) :]
        logged = self._log.stat().st_size if self._log.exists() else 0
        count = Count(begun, kept, most, bool(kept) == (ANNOUNCED in after), logged)
        self._counts.setdefault(f"{self._name}.{verb}", []).append(count)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    yield made
    made.close()


@pytest.fixture
def counts() -> Counts:
    return {}


@pytest.fixture
def counted(workspace: Workspace, counts: Counts) -> Workspace:
    said: list[str] = []
    workspace.store._connection.set_trace_callback(said.append)
    workspace.changes.subscribe(lambda _change: said.append(ANNOUNCED))
    log = workspace.store.path / "store.db-wal"
    services = {
        field.name: Counted(field.name, getattr(workspace, field.name), said, counts, log)
        for field in fields(Workspace)
        if field.name not in WITHOUT_STORE
    }
    return replace(workspace, **services)  # type: ignore[arg-type]


def everybody(w: Workspace, round_: Round, words: Comment | None = None) -> list[str]:
    """Each of those who are asked answers everything; the codes on their slips."""
    codes = []
    for group in round_.groups:
        for number in range(group.asked):
            seat = w.responding.start(round_.id, group.id)
            for item in round_.instrument.items:
                values = round_.instrument.scale_of(item).values
                seat = w.responding.answer(seat, item.id, values[number % 2 - 1])
            if words:
                seat = w.responding.comment(seat, round_.instrument.sections[0].id, words)
            seat = w.responding.keep_view(seat, ViewPrefs(scale=1.5))
            w.responding.hand_over()
            codes.append(w.responding.send(seat))
    return codes


def setting_up(w: Workspace) -> Round:
    """The verbs round a partnership and the rounds of its first year; the round that is running in the end."""
    made = w.partnerships.create("Harbour")
    w.partnerships.describe(made.id, notes="A note")
    w.partnerships.set_organisations(made.id, (Organisation(new_id(), "Oak"), Organisation(new_id(), "Elm")))
    w.partnerships.set_members(made.id, (Member(new_id(), "Ann"),))
    made = w.partnerships.add_people(made.id, (ListedPerson("Bo", "Ash", "agencies"),))
    w.partnerships.restore_lists(made)
    w.partnerships.set_groups(made.id, tuple(replace(group, asked=6) for group in made.groups))
    w.partnerships.rows()
    gone = w.partnerships.add_people(made.id, (ListedPerson("Cy", "", ""),)).members[-1]
    w.partnerships.part_of(made.id, gone.id)
    w.partnerships.erase_person(made.id, gone.id)
    w.partnerships.set_breakdowns(made.id, (*made.breakdowns, Breakdown(new_id(), "Town")))
    w.partnerships.divide_by(made.id, made.breakdowns[1].id)
    w.partnerships.divide_by(made.id, made.breakdowns[0].id)
    w.partnerships.tell_apart()
    w.partnerships.get(made.id)

    action = w.plan.add(made.id)
    w.plan.change(made.id, replace(action, want="Tea"))
    w.plan.note(made.id, action.id, "A kettle is there")
    w.plan.set_status(made.id, action.id, Status.GOING)
    w.plan.add(made.id)
    w.plan.move(made.id, action.id, 1)
    w.plan.restore(made.id, w.plan.remove(made.id, action.id))
    w.plan.tidy(made.id)
    w.plan.of(made.id)
    w.plan.of_owners(made.id)
    w.plan.get(made.id, action.id)
    w.timeline.keep(made.id, Life(look_again=TODAY))
    w.timeline.of(made.id)
    w.timeline.due()
    w.timeline.keep_ending(made.id, Ending(why="Done"))
    w.timeline.ending(made.id)
    agenda = w.agendas.begin(made.id)
    w.agendas.keep(made.id, replace(agenda, title="Tea"))
    w.agendas.of(made.id)
    w.agendas.get(made.id, agenda.id)
    w.agendas.set_out(made.id, w.library.signposts().journeys[0], TODAY)
    w.agendas.remove(made.id, agenda.id)
    w.portfolio.of_all()

    w.aims.describe(made.id, Aims("A town where nobody sleeps rough"))
    w.aims.set_figures(made.id, (OutcomeFigure(new_id(), "Rough sleepers", "people", Decimal(12), TODAY),))
    w.aims.of(made.id)
    w.support_plan.set_cycle(made.id, Cycle(TODAY))
    w.support_plan.set_rows(made.id, (SupportRow(new_id(), "All agree"), SupportRow(new_id())))
    w.support_plan.tidy(made.id)
    w.support_plan.of(made.id)
    w.support_plan.of_providers(made.id)

    goals = w.rounds.new(made.id, "smart-goals")
    w.rounds.set_goals(goals.id, ("One goal",))
    w.rounds.not_taken_over(w.rounds.new_like_last(made.id).id)
    chosen = w.rounds.new(made.id, "partner-map")
    w.rounds.set_organisations(chosen.id, {one.id: 3 for one in made.organisations})
    w.rounds.choose_instrument(chosen.id, "quick-check")
    w.rounds.rename(chosen.id, "Winter")
    w.rounds.set_groups(chosen.id, tuple(replace(group, asked=5) for group in made.groups))
    w.following_up.offered(chosen.id)
    w.following_up.choose(chosen.id, (action.id,))
    w.following_up.actions_of(chosen.id)
    w.rounds.delete_draft(chosen.id)
    weighted = next(one for one in w.library.all() if one.weighting)
    assert weighted.weighting
    counting = w.rounds.new(made.id, weighted.id)
    w.rounds.set_weight(counting.id, weighted.sections[0].id, weighted.weighting.choices[0])

    round_ = w.rounds.new(made.id, "quick-check")
    w.rounds.whole_instrument(round_.id)
    w.rounds.choose_sections(round_.id, tuple(s.id for s in round_.instrument.sections[:2]))
    w.rounds.set_promise(round_.id, replace(round_.promise, raw_allowed=True))
    w.rounds.set_lock(round_.id, None)
    w.rounds.problems(round_.id)
    return w.rounds.start(round_.id)


def answering(w: Workspace, round_: Round) -> None:
    """The verbs while a round runs, up to its close."""
    seat = w.responding.start(round_.id, round_.groups[0].id)
    w.responding.round_for(seat)
    w.responding.fewest_after_reopening(round_.id)
    w.responding.delete(w.responding.come_back(round_.id, seat.words))
    code = everybody(w, round_, Comment("We listen", CommentUse.OTHER_WORDS))[0]
    everybody(w, round_, Comment("We listen"))
    slip = w.corrections.find(round_.id, code)
    item = w.corrections.questions(slip)[0]
    old = w.corrections.answer_of(slip, item.id)
    new = next(value for value in round_.instrument.scale_of(item).values if value != old)
    w.corrections.correct(slip, item.id, new, Reason.KEYED_WRONG)
    w.corrections.leave_out(slip, Reason.TEST)
    w.corrections.count_again(slip, Reason.MISTAKE)
    w.corrections.withdraw(slip, Reason.WITHDREW)
    w.corrections.log(round_.id)
    member = w.partnerships.get(round_.partnership_id).members[0]
    w.rounds.set_tick(round_.id, member.id, True)
    w.rounds.ticked(round_.id)
    w.rounds.progress(round_.id)
    w.rounds.open_rounds()
    w.rounds.of_partnership(round_.partnership_id)
    w.rounds.get(round_.id)
    w.rounds.close(round_.id, PASSPHRASE)
    w.rounds.reopening(round_.id)
    w.rounds.damaged(round_.id)
    w.rounds.reopen(round_.id)
    w.rounds.reopened(round_.id)
    w.rounds.close_with(round_.id, w.store.ballot_key(PASSPHRASE))


def talking(w: Workspace, round_: Round) -> None:
    """The verbs from results to actions."""
    id_, theme = round_.id, round_.instrument.sections[0].id
    begun = w.discussions.begin(id_, theme)
    w.discussions.change(id_, replace(begun, note="We meet too rarely"))
    w.discussions.count_hands(id_, {theme: 4})
    w.discussions.restore(id_, w.discussions.take_dots_away(id_))
    w.discussions.end_vote(id_, Vote({theme: 5}, 3))
    w.discussions.of_round(id_)
    w.discussions.newest(round_.partnership_id)
    w.discussions.count(round_.partnership_id)
    w.discussions.told(round_.partnership_id)
    w.discussions.make_action(id_, theme)
    w.discussions.restore(id_, w.discussions.remove(id_, theme))


def looking(w: Workspace, round_: Round, folder: Path) -> None:
    """The verbs of results, packs, comments, exports and lists of a closed round."""
    id_ = round_.id
    results: Any = w.results.of_round(id_)
    w.results.by_group(id_)
    w.results.of_group(id_, round_.groups[0].id)
    w.results.of_parts(id_, (ChosenGroups("own", "Us", (round_.groups[0].id,)),))
    w.results.two_parts(id_, [round_.groups[0].id])
    w.results.of_view(id_, View())
    w.over_time.since_last(id_)
    assert isinstance(w.results.preview(id_), RoundResults)

    w.comments.listed_names(id_)
    words = w.comments.private(id_).to_put[0]
    w.comments.get(id_, words.id)
    w.comments.take_names_out(id_, words.id, "Somebody listens")
    w.comments.hold_back(id_, words.id, HoldReason.COULD_HURT)
    w.comments.show_again(id_, words.id)
    w.comments.give_themes(id_, words.id, [round_.instrument.sections[0].id])
    w.comments.themes(id_)
    w.comments.themes_of(id_)
    w.comments.acts(id_)
    w.comments.last_acts(id_)
    w.comments.mark_read(id_, results.sections[0].comments.ids)
    w.comments.waiting(id_)

    w.preferences.set_facilitator_name("Jo")
    assert w.preferences.typed_name == w.preferences.facilitator_name
    w.preferences.set_cover_minutes(w.preferences.cover_minutes)
    w.preferences.set_lock_minutes(w.preferences.lock_minutes)
    w.preferences.set_number_keys(not w.preferences.number_keys)
    w.preferences.set_raw_lists(not w.preferences.raw_lists)
    w.preferences.set_pin("1234")
    w.unfinished.keep({"name": "Nor"}, "new")
    assert w.unfinished.of("new") == {"name": "Nor"}
    assert w.preferences.has_pin
    assert w.preferences.pin_matches("1234")

    w.packs.parts(results)
    w.packs.next_number(results)
    finish(w.packs.write(id_, folder / "a.pdf"))
    w.packs.print_copy(id_)
    w.packs.not_issued(id_, w.packs.next_number(results) - 1)
    w.packs.preview(results)
    w.packs.words_of_others(results)

    piece = Piece()
    w.talks.keep(id_, TalkPlan(left_out=frozenset({"talk"})))
    w.talks.of_round(id_)
    w.exports.seen(id_, piece)
    w.exports.preview(results, piece)
    w.exports.issue_picture(id_, piece)
    w.exports.foot(results)
    w.exports.publish_figure(id_)
    w.exports.publish_change(id_)
    w.exports.table_csv(id_, piece)
    w.exports.table_xlsx(id_, piece)
    w.exports.tables_xlsx(id_)

    assert w.answer_lists.offered
    assert w.answer_lists.refusal(id_) is None
    w.answer_lists.faults(id_, Reason.CHECKING, round_.name)
    w.answer_lists.csv(id_, Reason.CHECKING, "", round_.name)
    w.answer_lists.spreadsheet(id_, Reason.CHECKING, "", round_.name)
    w.answer_lists.log(id_)

    copy = finish(w.copies.make(folder))
    w.copies.on_same_disk(copy)
    w.copies.safe_to_take_out(copy)
    w.copies.unfinished_in(folder)
    finish(w.copies.keep_here())
    w.copies.kept_here()
    assert w.copies.trouble == ""
    w.everywhere.follow()
    w.everywhere.at_opening()
    finish(w.everywhere.reach())
    for one in w.everywhere.known().copies:
        shutil.rmtree(one.folder)
        w.everywhere.forget(one)
    w.copies.note_made()
    w.copies.last_made()


def about_people(w: Workspace, folder: Path) -> None:
    """The verbs of a round about people, from the first draft to the receipts."""
    made = w.partnerships.create("Quay")
    names = ("Ann", "Bo", "Cy", "Di", *(f"Rater {n}" for n in range(9)))
    w.partnerships.set_members(made.id, tuple(Member(new_id(), name) for name in names))
    made = w.partnerships.set_organisations(made.id, (Organisation(new_id(), "Oak"),))
    round_ = w.people_rounds.new(made.id, "member-behaviours")
    w.people_rounds.choose_instrument(round_.id, "member-behaviours")
    w.people_rounds.set_about_members(round_.id, tuple(one.id for one in made.members[:4]))
    w.people_rounds.set_about_organisations(round_.id, (made.organisations[0].id,))
    round_ = w.people_rounds.set_about_organisations(round_.id, ())
    about = round_.about
    assert about is not None
    w.people_rounds.propose(round_.id)
    w.people_rounds.set_assignments(round_.id, ())
    raters = [(subject, rater) for subject in about.subjects for rater in made.members[4:]]
    w.people_rounds.add_assignments(round_.id, tuple(Assignment(s.id, r.id, "fellow") for s, r in raters))
    w.people_rounds.assign(round_.id, about.subjects[0].id, about.subjects[0].member_id, "self")
    w.people_rounds.set_order(round_.id, AskOrder.ONE_BY_ONE)
    w.people_rounds.warnings(round_.id)
    w.people_rounds.planned(round_.id)
    w.people_rounds.raters(round_.id)
    w.rater_lists.known(round_.id)
    w.rater_lists.save(round_.id, folder / "list.csv")
    assert w.people_rounds.problems(round_.id) == ()
    assert w.people_rounds.not_told_apart(round_.id) == ()
    round_ = w.people_rounds.start(round_.id)
    for member in made.members[4:]:
        seat = w.responding.start_rater(round_.id, member.id)
        for item in w.responding.round_for(seat).instrument.items:
            seat = w.responding.answer(seat, item.id, 3)
        w.responding.send(seat)
    w.people_rounds.progress(round_.id)
    w.people_rounds.too_few_left(round_.id)
    w.rounds.close(round_.id, PASSPHRASE)
    inner = w.people_rounds.inner(round_.id)[0].id

    found: Any = w.people_results.of_subject(inner)
    w.people_results.next_number(inner, "pack")
    w.people_results.of_everybody(round_.id)
    w.people_results.next_report(round_.id)
    w.results.publish(inner, "pack")
    w.results.next_number(inner, "pack")
    w.results.groups_with_answers(inner)

    w.sessions.of(inner)
    w.sessions.note(inner, "start", "A note")
    w.sessions.react(inner, "theme", Reaction.EXPECTED)
    w.sessions.agree(inner, 0, AgreedAction("Phone first"))
    w.sessions.share(inner, "I will phone first")
    w.sessions.stay(inner, "end")
    finish(w.sessions.follow_up(inner))
    w.sessions.looked_again(inner, True)
    w.sessions.due()
    w.sessions.forget(inner)

    packs = w.people_packs
    packs.rows(round_.id)
    packs.subject(inner)
    packs.parts(found)
    packs.next_number(inner)
    packs.preview(found)
    _pages, receipt = packs.print_copy(inner)
    packs.made(receipt)
    packs.not_printed(packs.print_copy(inner)[1])
    finish(packs.write(inner, folder / "one.pdf"))
    packs.note_written()
    packs.preview_preparation(found)
    packs.print_preparation(inner)
    finish(packs.write_preparation(inner, folder / "two.pdf"))
    report: Any = packs.report(round_.id)
    packs.preview_report(report, round_.id)
    packs.print_report(round_.id)
    finish(packs.write_report(round_.id, folder / "three.pdf"))
    finish(packs.write_all(round_.id, folder / "all")[0])
    packs.receipts(round_.id)
    packs.take_back(packs.hand_over(receipt, TODAY, HandedOver.BY_HAND))
    finish(packs.receipt_list(round_.id))
    finish(packs.save_receipt_list(round_.id, folder / "four.pdf"))
    packs.flush()


def test_every_verb_is_one_transaction_and_reads_a_round_once(
    workspace: Workspace, counted: Workspace, counts: Counts, tmp_path: Path
) -> None:
    round_ = setting_up(counted)
    answering(counted, round_)
    looking(counted, round_, tmp_path)
    talking(counted, round_)
    about_people(counted, tmp_path)
    counted.retention.due()
    counted.retention.at_opening()
    counted.retention.delete(round_.id)
    counted.partnerships.delete(round_.partnership_id)
    assert set(counts) == set(public_verbs(workspace))
    often = {verb for verb, each in counts.items() if any(max(one.begun, one.kept, one.reads) > 1 for one in each)}
    assert often == TWO
    assert not {verb for verb, each in counts.items() if not all(one.told for one in each)}
    assert not {verb for verb in ERASES if any(one.logged for one in counts[verb])}


def public_verbs(workspace: Workspace) -> Iterator[str]:
    """Every method and property of every service over the store."""
    for field in fields(Workspace):
        if field.name not in WITHOUT_STORE:
            kind = type(getattr(workspace, field.name))
            yield from (
                f"{field.name}.{name}"
                for name, what in vars(kind).items()
                if not name.startswith("_") and "__mutmut" not in name and isinstance(what, Callable | property)  # type: ignore[arg-type]
            )
