"""Rounds: draft, open, closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import GroupRole, Partnership, RaterGroup, marked
from facilitator_app.domain.round import Promise, Reopening, Round, RoundProgress, RoundState
from facilitator_app.domain.second_lock import SecondLock
from facilitator_app.domain.subjects import About
from facilitator_app.domain.words import tidy
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.dealing import Dealing, issued_in
from facilitator_app.services.erasing import erase, persons
from facilitator_app.services.following_up import as_now, begun, exchanged, keeping
from facilitator_app.services.library import Library
from facilitator_app.services.like_last import missing_from
from facilitator_app.services.partnerships import asking, check_groups, progress_in
from facilitator_app.services.retention import deleted_words
from facilitator_app.services.round_template import (
    instantiate_for_goals,
    instantiate_for_organisations,
    instantiate_like,
    start_problems,
    weighted,
)
from facilitator_app.services.round_writer import RoundWriter
from facilitator_app.services.who_is_who import subject_named
from facilitator_app.store import Store, Transaction, drop_slots

SHORT_NAME = 8
"""Letters of a random id that name it on the screen."""


class RoundService:
    """Set up, start, follow and close rounds. ``today`` gives the date."""

    def __init__(self, store: Store, changes: Changes, library: Library, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._writer = RoundWriter(store, changes)
        self._library = library
        self._today = today

    def of_partnership(self, partnership_id: str) -> tuple[Round, ...]:
        """The rounds of a partnership, newest first."""
        with self._store.transaction() as t:
            return t.rounds.of_partnership(partnership_id)

    def open_rounds(self) -> tuple[Round, ...]:
        with self._store.transaction() as t:
            return t.rounds.open_rounds()

    def get(self, round_id: str) -> Round:
        """The round. Raises AppError "not_found"."""
        with self._store.transaction() as t:
            return t.rounds.get(round_id)

    def new(self, partnership_id: str, instrument_id: str) -> Round:
        """A draft round with every section of the instrument, the partnership's groups and the usual promise."""
        instrument = self._library.get(instrument_id)
        return self._writer.add(lambda t: begun(t, self._draft(t, partnership_id, instrument)))

    def new_like_last(self, partnership_id: str) -> Round:
        """A draft with the choices of the newest round, the groups of today and a new delete-by date."""
        return self._writer.add(lambda t: begun(t, self._like_last(t, partnership_id)))

    def not_taken_over(self, round_id: str) -> tuple[str, ...]:
        """What the round before had and this draft about the same people has not, as sentences; () if nothing."""
        with self._store.transaction() as t:
            draft = t.rounds.get(round_id)
            newest_first = t.rounds.of_partnership(draft.partnership_id)
        older = newest_first[[r.id for r in newest_first].index(round_id) + 1 :]
        if draft.state is not RoundState.DRAFT or not older:
            return ()
        return missing_from(draft, older[0])

    def choose_instrument(self, round_id: str, instrument_id: str) -> Round:
        """Another questionnaire. After a partner map, whose groups are organisations, the usual groups are back."""
        chosen = self._library.get(instrument_id)

        def change(t: Transaction, round_: Round) -> Round:
            changed = replace(round_, instrument=exchanged(t, round_, chosen))
            if not (chosen.open_book or round_.instrument.open_book):
                return changed
            return asking(changed, t.partnerships.get(round_.partnership_id))

        return self._writer.change_draft(round_id, change)

    def choose_sections(self, round_id: str, section_ids: tuple[str, ...]) -> Round:
        """Keep these sections of the instrument. Raises AppError "no_section" for none, "one_stage" for a single stage:
        a stage is found among several."""

        def change(_t: Transaction, round_: Round) -> Round:
            chosen = self._whole(round_).with_sections(section_ids)
            if not chosen.sections:
                raise AppError("no_section", _("No part is ticked."), _("Tick at least one part."))
            if chosen.kind is Kind.STAGES and len(chosen.sections) < 2:
                words = _("A stage is found by comparing stages, and only one part is ticked.")
                raise AppError("one_stage", words, _("Tick at least two parts."))
            if chosen.weighting:
                chosen = weighted(chosen, {s.id: s.weight for s in without_since(round_.instrument).sections})
            return replace(round_, instrument=keeping(round_, chosen))

        return self._writer.change_draft(round_id, change)

    def set_goals(self, round_id: str, goals: Sequence[str]) -> Round:
        """What a goal check is about. Raises AppError for none, too many, or one typed twice."""
        return self._writer.change_draft(
            round_id, lambda _t, r: replace(r, instrument=instantiate_for_goals(self._whole(r), goals))
        )

    def set_organisations(self, round_id: str, asked: Mapping[str, int]) -> Round:
        """Organisation id → people asked. The organisations become this round's groups. Raises AppError."""

        def change(t: Transaction, round_: Round) -> Round:
            organisations = t.partnerships.get(round_.partnership_id).organisations
            instrument, groups = instantiate_for_organisations(self._whole(round_), organisations, asked)
            return replace(round_, instrument=instrument, groups=groups)

        return self._writer.change_draft(round_id, change)

    def set_weight(self, round_id: str, section_id: str, weight: Decimal) -> Round:
        """How much a part counts, agreed before anybody answers."""
        return self._writer.change_draft(
            round_id, lambda _t, r: replace(r, instrument=weighted(r.instrument, {section_id: weight}))
        )

    def whole_instrument(self, round_id: str) -> Instrument:
        """The instrument with all its sections, to choose parts from; what the round keeps of one that was deleted."""
        return self._whole(self.get(round_id))

    def rename(self, round_id: str, name: str) -> Round:
        name = tidy(name)
        if not name:
            raise AppError("name_missing", _("The round has no name."), _("Type a name, such as Spring round."))
        return self._writer.change(round_id, lambda _t, r: replace(r, name=name))

    def set_groups(self, round_id: str, groups: tuple[RaterGroup, ...]) -> Round:
        """Who is asked. The partnership remembers the numbers for next time."""
        checked = check_groups(groups)

        def change(t: Transaction, round_: Round) -> Round:
            if round_.instrument.open_book:
                return replace(round_, groups=marked(checked))
            partnership = t.partnerships.get(round_.partnership_id).with_groups(checked).kept()
            t.partnerships.save(partnership)
            return asking(round_, partnership)

        changed = self._writer.change_draft(round_id, change)
        if not changed.instrument.open_book:
            self._changes.announce(Change.PARTNERSHIPS)
        return changed

    def set_promise(self, round_id: str, promise: Promise) -> Round:
        """Change the promise; after the first yes only upwards. Raises AppError "promise_locked"."""

        def change(_t: Transaction, round_: Round) -> Round:
            if round_.promise_locked and not round_.promise.may_become(promise):
                raise AppError(
                    "promise_locked",
                    _("People have said yes to this promise, so it cannot be lowered."),
                    _("You can raise the limits."),
                )
            if promise.raw_allowed and not round_.promise.raw_allowed and round_.state is not RoundState.DRAFT:
                raise AppError(
                    "raw_too_late",
                    _("Some people may have read the promise already, so lists cannot be added to it."),
                    _("Choose it for the next round, before it starts."),
                )
            if promise.counted_with != round_.promise.counted_with and round_.state is not RoundState.DRAFT:
                raise AppError(
                    "choice_too_late",
                    _("Some people may have read the promise already, so with whom a group is counted is fixed."),
                    _("Ask the group before the next round starts."),
                )
            return replace(round_, promise=promise)

        return self._writer.change(round_id, change)

    def problems(self, round_id: str) -> tuple[AppError, ...]:
        """What still keeps the round from starting; ``facts["page"]`` names the page where it can be mended."""
        return start_problems(self.get(round_id))

    def start(self, round_id: str) -> Round:
        """Open a draft round. Raises the first of ``problems`` or AppError "not_a_draft"."""

        def change(t: Transaction, round_: Round) -> Round:
            for problem in start_problems(round_):
                raise problem
            round_ = as_now(t, round_)
            return replace(round_, state=RoundState.OPEN, opened_on=self._today())

        return self._writer.change_draft(round_id, change)

    def progress(self, round_id: str) -> RoundProgress:
        """How many have answered and paused, group by group."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            return progress_in(t, round_)

    def ticked(self, round_id: str) -> frozenset[str]:
        """Ids of the members whom the facilitator ticked as having answered."""
        with self._store.transaction() as t:
            return t.rounds.ticked(round_id)

    def set_tick(self, round_id: str, member_id: str, answered: bool) -> None:
        with self._store.transaction() as t:
            t.rounds.set_tick(round_id, member_id, answered)
            t.commit()
        self._changes.announce(Change.ROUNDS)

    def set_lock(self, round_id: str, lock: SecondLock | None) -> Round:
        """A second lock on what is handed in, or none. Only before the start: what was sealed stays as it was sealed."""
        return self._writer.change_draft(round_id, lambda _t, r: replace(r, lock=lock))

    def close(self, round_id: str, words: str, second: str = "") -> Round:
        """Close an open round: unfinished answers go, all others are opened and mixed, and no code finds one again.

        ``words``: of the file, or its recovery code; nothing else opens answers. ``second``: where the round has a second
        lock, the words of one of its two people as well. Raises AppError "wrong_passphrase", "older_secret",
        "second_lock" or "round_not_open".
        """
        key = self._store.ballot_key(words)
        return self._close(round_id, key, lambda lock: self._store.lock_key(lock, second) if second else b"")

    def close_with(self, round_id: str, key: bytes, second: bytes = b"") -> Round:
        """The same with the ballot key that the words give, and that of the second lock. See ``damaged`` for what could
        not be opened."""
        return self._close(round_id, key, lambda _lock: second)

    def _close(self, round_id: str, key: bytes, opened: Callable[[SecondLock], bytes]) -> Round:
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            if round_.state is not RoundState.OPEN:
                raise AppError("round_not_open", _("This round is not open."), _("Open it from Home."))
            second = opened(round_.lock) if round_.lock is not None else b""
            if round_.lock is not None and not second:
                what = _("This round has a second lock. The words of the file alone do not close it.")
                raise AppError("second_lock", what, _("Ask one of the two who hold it for their words."))
            closed = replace(round_, state=RoundState.CLOSED, closed_on=self._today())
            for one in (closed, *t.rounds.inside(round_id)):
                deal = Dealing(t, one)
                t.responses.mix(one.id, key, issued_in(t, one.id), _themselves(one), deal, second)
                dealt = replace(one, state=RoundState.CLOSED, closed_on=self._today(), together=deal.together)
                t.rounds.save(dealt)
                closed = dealt if one.id == round_id else closed
                t.changes.forget_content(one.id)
            for person in persons(t, round_.partnership_id):
                erase(t, person)
            t.needs_compacting()
            drop_slots(self._store.path)  # before: no answers as they were sent may be left when it is closed
            t.commit()
        self._store.compact()
        self._changes.announce(Change.ROUNDS)
        return closed

    def damaged(self, round_id: str) -> tuple[str, ...]:
        """The short names of responses that could not be opened when the round was closed; they are in no figure."""
        with self._store.transaction() as t:
            rounds = (t.rounds.get(round_id), *t.rounds.inside(round_id))
            return tuple(sorted(id_[:SHORT_NAME] for one in rounds for id_ in t.responses.damaged(one.id)))

    def reopening(self, round_id: str) -> Reopening:
        """What opening a closed round again would mean, in numbers; of answers about people where a round is that."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            round_ids = [one.id for one in (round_, *t.rounds.inside(round_id))]
            answered = frozenset(id_ for one_id in round_ids for id_, _group in t.responses.ids_and_groups(one_id))
            issued = frozenset().union(*(issued_in(t, one_id) for one_id in round_ids)) & answered
            asked = progress_in(t, round_).asked
        return Reopening(asked, len(answered), len(issued), round_.promise.k)

    def reopened(self, round_id: str) -> bool:
        """True if a round is open again: it holds answers that were mixed at a close."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            rounds = (round_, *t.rounds.inside(round_id))
            return round_.state is RoundState.OPEN and any(t.responses.mixed(one.id) for one in rounds)

    def reopen(self, round_id: str) -> Round:
        """Let people answer in a closed round again. Raises AppError "round_not_closed".

        Answers that are in the results stay as they are: their codes were erased at the first close.
        """

        def change(t: Transaction, round_: Round) -> Round:
            if round_.state is not RoundState.CLOSED:
                raise AppError("round_not_closed", _("This round is not closed."), _("Open it from Home."))
            if round_.erased_on is not None:
                raise AppError("answers_deleted", *deleted_words(round_.erased_on))
            for one in t.rounds.inside(round_id):
                t.rounds.save(replace(one, state=RoundState.OPEN, closed_on=None))
            return replace(round_, state=RoundState.OPEN, closed_on=None)

        return self._writer.change(round_id, change)

    def delete_draft(self, round_id: str) -> None:
        """Throw a draft away. An open or closed round holds answers and is not a draft."""
        with self._store.transaction() as t:
            if t.rounds.get(round_id).state is not RoundState.DRAFT:
                raise AppError("not_a_draft", _("This round was started before."), _("Open it from Home."))
            t.rounds.delete(round_id)
            t.commit()
        self._changes.announce(Change.ROUNDS)

    def _whole(self, round_: Round) -> Instrument:
        try:
            return self._library.get(round_.instrument.id)
        except AppError:
            return without_since(round_.instrument)

    def _draft(self, t: Transaction, partnership_id: str, instrument: Instrument) -> Round:
        today = self._today()
        partnership = t.partnerships.get(partnership_id)
        names = {r.name for r in t.rounds.of_partnership(partnership_id)}
        return Round(
            id=new_id(),
            partnership_id=partnership_id,
            name=free_name(season_name(today), names),
            state=RoundState.DRAFT,
            instrument=instrument,
            groups=partnership.groups,
            promise=Promise(delete_on=a_year_after(today)),
            divided_by=partnership.breakdown_name,
        )

    def _like_last(self, t: Transaction, partnership_id: str) -> Round:
        rounds = t.rounds.of_partnership(partnership_id)
        if not rounds:
            raise AppError("no_round", _("There is no earlier round."), _("Set up a new round."))
        last = rounds[0]
        draft = self._draft(t, partnership_id, self._library.get(last.instrument.id))
        draft = replace(draft, promise=_once_more(last.promise, draft.promise))
        if last.about is not None:
            name = free_name(_("Feedback, {season}", season=season_name(self._today())), {r.name for r in rounds})
            return _people_again(replace(draft, name=name), last, t.partnerships.get(partnership_id))
        if draft.instrument.needs:
            organisations = t.partnerships.get(partnership_id).organisations
            instrument, groups = instantiate_like(draft.instrument, last, organisations)
            return replace(draft, instrument=instrument, groups=groups or draft.groups)
        sections = tuple(section.id for section in last.instrument.sections)
        return replace(draft, instrument=draft.instrument.with_sections(sections))


def _themselves(round_: Round) -> frozenset[str]:
    """The groups in which the person is whom a round is about."""
    return frozenset(group.id for group in round_.groups if group.role is GroupRole.SELF)


def _people_again(draft: Round, last: Round, partnership: Partnership) -> Round:
    """The draft about the same people, with the same raters and the names of today.

    Who agreed to be shown alone is asked anew, and so is how long people have worked together: it is longer by now.
    ``not_taken_over`` says so.
    """
    about = last.about
    assert about is not None
    names = partnership.shown_names()
    return replace(
        draft,
        groups=tuple(replace(group, asked=0) for group in last.groups),
        about=About(
            tuple(subject_named(replace(one, round_id=""), names) for one in about.subjects),
            tuple(replace(one, agreed=False, months=None) for one in about.assignments),
            about.order,
        ),
    )


def _once_more(last: Promise, usual: Promise) -> Promise:
    """The promise of the round before, with a new day of deletion; lists of answers are chosen anew each time, and so is with
    whom a protected voice is counted."""
    return replace(last, delete_on=usual.delete_on, raw_allowed=False, counted_with=())


def season_name(today: date) -> str:
    """The name a round starts with: "Autumn round 2026"."""
    year = today.year
    if today.month in (3, 4, 5):
        return _("Spring round {year}", year=year)
    if today.month in (6, 7, 8):
        return _("Summer round {year}", year=year)
    if today.month in (9, 10, 11):
        return _("Autumn round {year}", year=year)
    return _("Winter round {year}", year=year)


def a_year_after(day: date) -> date:
    """The same day next year; 28 February after a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def free_name(name: str, taken: set[str]) -> str:
    """The name, or with the first number behind it that is not taken."""
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free
