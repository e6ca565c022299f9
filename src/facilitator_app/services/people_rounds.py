"""Rounds about people: set up who answers about whom, start, follow.

A round about people holds one round for each of them, made when it starts. Answers, results, ledger and packs are
those of that inner round, so that every rule for rounds holds for each person as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.naming import without_a_word
from facilitator_app.domain.partnership import GroupRole, Member, Partnership, RaterGroup
from facilitator_app.domain.round import Promise, Round, RoundState
from facilitator_app.domain.subjects import (
    SELF,
    About,
    AskOrder,
    Assignment,
    Finding,
    Problem,
    Subject,
    proposed,
    warnings,
)
from facilitator_app.domain.subjects import problems as problems_of
from facilitator_app.services.changes import Changes
from facilitator_app.services.dealing import issued_in
from facilitator_app.services.library import Library
from facilitator_app.services.round_writer import RoundWriter
from facilitator_app.services.rounds import a_year_after, free_name, season_name
from facilitator_app.services.who_is_who import inner_named
from facilitator_app.store import Store, Transaction

NAMED = "named"
USUAL_PROMISE = Promise(k=3, k_dist=6)
"""Three may do for a group: who reads the results is not one of those who answered, so nobody can take away their own
answer and see what is left."""


def usual_promise(about: About) -> Promise:
    """What a round about these subjects starts with.

    Four, so that five are needed for a group, where an organisation is among them: its own people answer about it and read its results as well,
    so a group of three would tell each of them the sum of two, as in every other round.
    """
    return replace(USUAL_PROMISE, k=Promise().k) if about.organisations else USUAL_PROMISE


# Key, name, the name raters read, protected voice, role.
GROUPS: tuple[tuple[str, str, str, bool, GroupRole], ...] = (
    (SELF, "Self", "the person themself", False, GroupRole.SELF),
    (NAMED, "Chair or lead partner", "the chair or lead partner", False, GroupRole.NAMED),
    ("fellow", "Fellow partner organisations", "fellow partner organisations", False, GroupRole.USUAL),
    ("own", "Own organisation", "their own organisation", False, GroupRole.USUAL),
    ("team", "Delivery team", "the delivery team", False, GroupRole.USUAL),
    ("lived", "People with lived experience", "people with lived experience", True, GroupRole.USUAL),
)

MARK_ORDER = ("fellow", "own", "team", "lived", NAMED, SELF)
"""Who is shown individually has a mark of another kind, so the groups that are always shown as groups come first."""


@dataclass(frozen=True, slots=True)
class SubjectProgress:
    """How many were asked about one subject and how many have handed in an answer, without the person themself."""

    subject: Subject
    asked: int
    answered: int
    own_view: bool
    """The person has answered about themself."""


class PeopleRounds:
    """Set up and follow rounds about people. ``today`` gives the date."""

    def __init__(self, store: Store, changes: Changes, library: Library, today: Callable[[], date]) -> None:
        self._store = store
        self._writer = RoundWriter(store, changes)
        self._library = library
        self._today = today

    def new(self, partnership_id: str, instrument_id: str) -> Round:
        """A draft round about people, with nobody in it yet. Raises AppError "not_about_people"."""
        instrument = self._library.get(instrument_id)
        if instrument.kind is not Kind.MULTI_RATER:
            raise AppError(
                "not_about_people",
                _("This questionnaire is not about single people."),
                _("Choose one that is, such as Member behaviours."),
            )
        today = self._today()

        def make(t: Transaction) -> Round:
            names = {r.name for r in t.rounds.of_partnership(partnership_id)}
            return Round(
                id=new_id(),
                partnership_id=partnership_id,
                name=free_name(_("Feedback, {season}", season=season_name(today)), names),
                state=RoundState.DRAFT,
                instrument=instrument,
                groups=tuple(
                    RaterGroup(key, name, plain, 0, voice, None, role, mark=MARK_ORDER.index(key) + 1)
                    for key, name, plain, voice, role in GROUPS
                ),
                promise=replace(USUAL_PROMISE, delete_on=a_year_after(today)),
                about=About(),
            )

        return self._writer.add(make)

    def choose_instrument(self, round_id: str, instrument_id: str) -> Round:
        """Another questionnaire about people; who answers about whom stays. Raises AppError "not_a_draft"."""
        chosen = self._library.get(instrument_id)
        return self._writer.change_draft(round_id, lambda _t, r: replace(r, instrument=chosen))

    def set_about_members(self, round_id: str, member_ids: tuple[str, ...]) -> Round:
        """Whom the round is about; assignments about others go. Raises AppError "not_a_draft"."""

        def change(t: Transaction, round_: Round) -> Round:
            names = t.partnerships.get(round_.partnership_id).shown_names()
            about = _about(round_)
            known = {one.member_id: one for one in about.subjects if one.member_id}
            subjects = [known.get(id_) or Subject(new_id(), names[id_], id_) for id_ in member_ids if id_ in names]
            subjects += [one for one in about.subjects if one.organisation_id]
            return replace(round_, about=_planned(about, tuple(subjects), about.assignments))

        return self._writer.change_draft(round_id, change)

    def set_about_organisations(self, round_id: str, organisation_ids: tuple[str, ...]) -> Round:
        """Which organisations the round is about, as partners. Raises AppError "not_a_draft"."""

        def change(t: Transaction, round_: Round) -> Round:
            names = t.partnerships.get(round_.partnership_id).shown_names()
            about = _about(round_)
            known = {one.organisation_id: one for one in about.subjects if one.organisation_id}
            subjects = [one for one in about.subjects if one.member_id]
            subjects += [
                known.get(id_) or Subject(new_id(), names[id_], "", id_) for id_ in organisation_ids if id_ in names
            ]
            about = _planned(about, tuple(subjects), about.assignments)
            least = max(round_.promise.k, usual_promise(about).k)
            return replace(round_, about=about, promise=replace(round_.promise, k=least))

        return self._writer.change_draft(round_id, change)

    def set_assignments(self, round_id: str, assignments: tuple[Assignment, ...]) -> Round:
        """Who answers about whom. Anything may be saved; ``problems`` says what keeps the round from starting."""
        return self._assign(round_id, lambda _about: assignments)

    def add_assignments(self, round_id: str, made: tuple[Assignment, ...]) -> None:
        """Add these to what is there, of which nothing changes. Raises AppError "not_a_draft"."""

        def added(about: About) -> tuple[Assignment, ...]:
            pairs = {(one.subject_id, one.member_id) for one in about.assignments}
            return *about.assignments, *(one for one in made if (one.subject_id, one.member_id) not in pairs)

        self._assign(round_id, added)

    def assign(
        self,
        round_id: str,
        subject_id: str,
        member_id: str,
        group_id: str | None,
        months: int | None = None,
        *,
        agreed: bool = False,
    ) -> Round:
        """One person answers about one subject as one of this group, or not at all (None); others stay.

        ``agreed`` is kept for the chair or lead partner only: nobody else can be shown alone.
        """
        made = [Assignment(subject_id, member_id, group_id, agreed and group_id == NAMED, months)] if group_id else []

        def changed(about: About) -> tuple[Assignment, ...]:
            kept = (one for one in about.assignments if (one.subject_id, one.member_id) != (subject_id, member_id))
            return *kept, *made

        return self._assign(round_id, changed)

    def set_order(self, round_id: str, order: AskOrder) -> Round:
        return self._writer.change_draft(round_id, lambda _t, r: replace(r, about=replace(_about(r), order=order)))

    def propose(self, round_id: str, subject_id: str = "") -> Round:
        """Let everybody on the list answer about everybody, or about one subject; each as what they are to them."""

        def change(t: Transaction, round_: Round) -> Round:
            partnership = t.partnerships.get(round_.partnership_id)
            lived = partnership.protected_voices
            organisation_of = {m.id: "lived" if m.id in lived else m.organisation_id for m in partnership.members}
            groups = {key: key for key, *_rest in GROUPS}
            about = _about(round_)
            made = proposed(about, groups, organisation_of).assignments
            kept = tuple(one for one in made if subject_id in ("", one.subject_id) or one in about.assignments)
            return replace(round_, about=_planned(about, about.subjects, kept))

        return self._writer.change_draft(round_id, change)

    def problems(self, round_id: str) -> tuple[AppError, ...]:
        """What keeps the round from starting, as sentences with names; for the facilitator's screen only."""
        with self._store.transaction() as t:
            return _problems(t, t.rounds.get(round_id))

    def not_told_apart(self, round_id: str) -> tuple[AppError, ...]:
        """Subjects whom nobody could tell from somebody else of their name, as sentences."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            return _not_told_apart(t.partnerships.get(round_.partnership_id), _about(round_))

    def warnings(self, round_id: str) -> tuple[Finding, ...]:
        """What is worth a second look before the start."""
        with self._store.transaction() as t:
            return warnings(_about(t.rounds.get(round_id)), SELF)

    def start(self, round_id: str) -> Round:
        """Open a draft: from now on there is a round for each subject. Raises the first of ``problems``."""

        def change(t: Transaction, round_: Round) -> Round:
            for problem in _problems(t, round_):
                raise problem
            about = _about(round_)
            subjects = tuple(replace(one, round_id=new_id()) for one in about.subjects)
            total = Counter(one.group_id for one in about.assignments)
            opened = replace(
                round_,
                state=RoundState.OPEN,
                opened_on=self._today(),
                groups=tuple(replace(group, asked=total[group.id]) for group in round_.groups),
                about=replace(about, subjects=subjects),
            )
            for subject in subjects:
                t.rounds.save(_inner(opened, subject))
            return opened

        return self._writer.change_draft(round_id, change)

    def inner(self, round_id: str) -> tuple[Round, ...]:
        """The rounds inside, in the order of the subjects."""
        with self._store.transaction() as t:
            about = _about(t.rounds.get(round_id))
            return tuple(t.rounds.get(one.round_id) for one in about.subjects if one.round_id)

    def planned(self, round_id: str) -> tuple[tuple[Subject, Round], ...]:
        """The subjects of a draft, each with the round that will hold the answers about them."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            return tuple((one, _inner(round_, one)) for one in _about(round_).subjects)

    def progress(self, round_id: str) -> tuple[SubjectProgress, ...]:
        """How far each subject's round is. Nothing about who has answered."""
        with self._store.transaction() as t:
            return progress_of(t, t.rounds.get(round_id))

    def too_few_left(self, round_id: str) -> tuple[Subject, ...]:
        """About whom somebody can still answer late, but too few for late answers to count once results were shown.

        Who is shown alone is in no sum of the others, so their answers need nobody else's.
        """
        with self._store.transaction() as t:
            about = _about(t.rounds.get(round_id))
            subjects = []
            for subject in about.subjects:
                inner = t.rounds.get(subject.round_id)
                individual_ids = {group.id for group in inner.groups if group.role is GroupRole.SELF or group.agreed}
                others = [
                    id_ for id_, group_id in t.responses.ids_and_groups(inner.id) if group_id not in individual_ids
                ]
                issued = issued_in(t, inner.id)
                left = sum(group.asked for group in inner.groups if group.id not in individual_ids) - len(others)
                if issued and 0 < left < inner.promise.k - len(set(others) - issued):
                    subjects.append(subject)
        return tuple(subjects)

    def raters(self, round_id: str) -> tuple[tuple[Member, int], ...]:
        """Everybody who is asked, with how many subjects, in the order of the list."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            members = t.partnerships.get(round_.partnership_id).members
        loads = _about(round_).loads()
        return tuple((member, loads[member.id]) for member in members if loads[member.id])

    def _assign(self, round_id: str, change: Callable[[About], tuple[Assignment, ...]]) -> Round:
        def changed(_t: Transaction, round_: Round) -> Round:
            about = _about(round_)
            return replace(round_, about=_planned(about, about.subjects, change(about)))

        return self._writer.change_draft(round_id, changed)


def progress_of(t: Transaction, round_: Round) -> tuple[SubjectProgress, ...]:
    """How far each subject's round is. Who came was asked, also where more came than were planned."""
    about = _about(round_)
    progress = []
    for one in about.subjects:
        answered = t.responses.answered(one.round_id) if one.round_id else {}
        others = sum(n for group, n in answered.items() if group != SELF)
        asked = sum(max(n, answered.get(g, 0)) for g, n in about.asked(one.id).items() if g != SELF)
        progress.append(SubjectProgress(one, asked, others, SELF in answered))
    return tuple(progress)


def _planned(about: About, subjects: tuple[Subject, ...], assignments: tuple[Assignment, ...]) -> About:
    """With these subjects, and with the assignments that are about one of them."""
    ids = {one.id for one in subjects}
    return replace(about, subjects=subjects, assignments=tuple(one for one in assignments if one.subject_id in ids))


def _problems(t: Transaction, round_: Round) -> tuple[AppError, ...]:
    about = _about(round_)
    names = {one.id: one.name for one in about.subjects}
    partnership = t.partnerships.get(round_.partnership_id)
    people = {member.id: partnership.shown_names()[member.id] for member in partnership.members}
    problems = problems_of(about, SELF, NAMED, people)
    errors = [_sentence(one, names.get(one.subject_id, ""), people.get(one.member_id, "")) for one in problems]
    return (*errors, *_too_few(round_, about))


def _not_told_apart(partnership: Partnership, about: About) -> tuple[AppError, ...]:
    """Subjects who share a name and an organisation with somebody: whoever answers could not know who is meant."""
    unclear = without_a_word(partnership.members, partnership.organisations)
    bare = {member.id: member.name for member in partnership.members}
    return tuple(
        AppError(
            "not_told_apart",
            _("{name} cannot be told from somebody else of that name.", name=bare[one.member_id]),
            _("Type a word that tells them apart on the page People."),
            subject=one.id,
        )
        for one in about.subjects
        if one.member_id in unclear
    )


def _too_few(round_: Round, about: About) -> list[AppError]:
    """Subjects about whom fewer are asked than the promise needs before anything is shown."""
    limit = round_.promise.k_total
    errors = []
    for one in about.subjects:
        asked = about.asked(one.id)
        others = sum(n for group, n in asked.items() if group != SELF)
        if 0 < others < limit:
            what = n_(
                "{n} person is asked about {name}, but you promise to show nothing under {limit}.",
                "{n} people are asked about {name}, but you promise to show nothing under {limit}.",
                others, name=one.name, limit=limit,
            )  # fmt: skip
            errors.append(AppError("too_few_asked", what, _("Ask more people."), subject=one.id))
    return errors


def _about(round_: Round) -> About:
    if round_.about is None:
        raise AppError("not_about_people", _("This round is not about people."), _("Open it from Home."))
    return round_.about


def _inner(round_: Round, subject: Subject) -> Round:
    """The round of one subject: the same promise, their own questionnaire, and who is asked about them."""
    about = _about(round_)
    asked = about.asked(subject.id)
    agreed = any(one.agreed for one in about.assignments if (one.subject_id, one.group_id) == (subject.id, NAMED))
    groups = tuple(
        replace(group, asked=asked[group.id], agreed=agreed and group.role is GroupRole.NAMED)
        for group in round_.groups
    )
    inner = replace(round_, id=subject.round_id, groups=groups, parent_id=round_.id, about=None)
    return inner_named(inner, round_, subject.name)


def _sentence(finding: Finding, subject: str, member: str) -> AppError:
    facts = {"subject": finding.subject_id, "member": finding.member_id}
    what, do = {
        Problem.NO_SUBJECT: (_("Nobody is chosen yet."), _("Tick whom the round is about.")),
        Problem.NOBODY_ASKED: (_("Nobody is asked about {name}.", name=subject), _("Choose who answers.")),
        Problem.TWICE: (
            _("{member} is asked about {name} twice.", member=member, name=subject),
            _("Take one of the two away."),
        ),
        Problem.SELF_BY_OTHER: (
            _("{member} is put down as {name} themself.", member=member, name=subject),
            _("Choose another group for {member}.", member=member),
        ),
        Problem.SELF_AS_OTHER: (
            _("{name} is put down as somebody who answers about {name}.", name=subject),
            _("Choose Self for their own view."),
        ),
        Problem.TWO_NAMED: (
            _("{n} people are put down as the chair or lead partner of {name}.", n=finding.n, name=subject),
            _("Only one person can be."),
        ),
        Problem.UNKNOWN: (_("Somebody who is asked is not on the list of people any more."), _("Take them away.")),
    }[Problem(finding.what)]
    return AppError(finding.what, what, do, **facts)
