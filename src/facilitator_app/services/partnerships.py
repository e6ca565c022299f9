"""Partnerships, with their organisations, rater groups and members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facilitator_app.domain.ending import Ending
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import (
    BREAKDOWN_TEMPLATES,
    Breakdown,
    ListedPerson,
    Member,
    Organisation,
    Partnership,
    RaterGroup,
    Template,
    marked,
)
from facilitator_app.domain.round import GroupProgress, Round, RoundProgress, RoundState, partners
from facilitator_app.domain.support_plan import SupportPlan
from facilitator_app.domain.words import same, tidy
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.erasing import Everywhere, erase, must_not_be_asked_now, names_of, sessions_inside
from facilitator_app.services.who_is_who import name_again
from facilitator_app.store import Erased, Gone, Store, Transaction


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """One partnership in the list on Home. ``progress``: of ``last_round``; of nobody without one."""

    partnership: Partnership
    last_round: Round | None
    progress: RoundProgress


@dataclass(frozen=True, slots=True)
class PartOf:
    """In how many rounds somebody is ticked, answered about others (``rater``), and was asked about (``subject``); how many
    actions of the plan are theirs, and in how many rows of the Support Action Plan they give support;
    ``keeps``: how many things they have when the partnership ends; ``helps``: in how many actions of others they help."""

    member: Member
    ticks: int
    rater: int
    subject: int
    actions: int
    support: int = 0
    keeps: int = 0
    helps: int = 0


def current_round(rounds: Sequence[Round]) -> Round | None:
    """The round a partnership is at: the open one, or else the newest. ``rounds``: newest first."""
    return next((r for r in rounds if r.state is RoundState.OPEN), next(iter(rounds), None))


def answered_in(t: Transaction, round_: Round) -> Counter[str]:
    """How many answers were handed in, by group id; in a round about people those about each of them together."""
    counts = Counter(t.responses.answered(round_.id))
    for inner in t.rounds.inside(round_.id) if round_.about else ():
        counts.update(t.responses.answered(inner.id))
    return counts


def progress_in(t: Transaction, round_: Round) -> RoundProgress:
    """How many have answered and paused, group by group."""
    answered, paused = answered_in(t, round_), t.responses.paused(round_.id)
    groups = tuple(GroupProgress(g, answered.get(g.id, 0), paused.pop(g.id, 0)) for g in round_.groups)
    return RoundProgress(groups, sum(paused.values()))


class PartnershipService:
    """Set up and look up partnerships. ``today`` gives the date; ``everywhere`` deletes in copies as well."""

    def __init__(self, store: Store, changes: Changes, everywhere: Everywhere, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._everywhere = everywhere
        self._today = today

    def rows(self) -> tuple[PartnershipRow, ...]:
        """All partnerships by name, each with its open round, or else its newest."""
        with self._store.transaction() as t:
            rows = []
            for partnership in t.partnerships.all():
                last = current_round(t.rounds.of_partnership(partnership.id))
                rows.append(PartnershipRow(partnership, last, progress_in(t, last) if last else RoundProgress(())))
            return tuple(rows)

    def get(self, partnership_id: str) -> Partnership:
        """The partnership. Raises AppError "not_found"."""
        with self._store.transaction() as t:
            return t.partnerships.get(partnership_id)

    def create(self, name: str, practice: bool = False) -> Partnership:
        """A new partnership with the usual rater groups, nobody asked yet, and other ways to divide people prepared. Raises
        AppError "name_missing"."""
        first, *others = (breakdown_of(*one) for one in BREAKDOWN_TEMPLATES)
        made = Partnership(
            new_id(),
            _name(name),
            practice=practice,
            created_on=self._today(),
            groups=first.groups,
            breakdowns=(replace(first, groups=()), *others),
            divided_by=first.id,
        )
        partnership = made.kept()
        with self._store.transaction() as t:
            t.partnerships.save(partnership)
            t.commit()
        self._changes.announce(Change.PARTNERSHIPS)
        return partnership

    def describe(
        self, partnership_id: str, *, name: str | None = None, started: str | None = None, notes: str | None = None
    ) -> Partnership:
        """Change what is given and leave the rest."""
        return self._change(
            partnership_id,
            lambda p: replace(
                p,
                name=p.name if name is None else _name(name),
                started=p.started if started is None else started.strip(),
                notes=p.notes if notes is None else notes,
            ),
        )

    def set_groups(self, partnership_id: str, groups: tuple[RaterGroup, ...]) -> Partnership:
        """Replace the rater groups, also in a draft that asks them. Members of a group that is gone are kept without a
        group."""
        checked = check_groups(groups)
        return self._change(partnership_id, lambda p: p.with_groups(checked))

    def divide_by(self, partnership_id: str, breakdown_id: str) -> Partnership:
        """Use another of the ways to divide people, also in a draft that asks its groups. What was in use is kept as it is,
        with who is in which group. A choice of a protected voice that is not in use any more goes from the draft."""
        return self._change(partnership_id, lambda p: p.divided_as(breakdown_id))

    def set_breakdowns(self, partnership_id: str, breakdowns: tuple[Breakdown, ...]) -> Partnership:
        """Replace the ways to divide people that are prepared; where none was in use by name, the first is now. Raises
        AppError for a missing name, one used twice, or if the one in use is not among them."""
        named = tuple(replace(one, name=tidy(one.name)) for one in breakdowns)
        names = [same(one.name) for one in named]
        if not all(names):
            raise AppError("name_missing", _("A way to divide people has no name."), _("Type a name, or remove it."))
        if len(set(names)) < len(names):
            raise AppError("name_twice", _("Two ways to divide people have the same name."), _("Give each its own."))

        def change(partnership: Partnership) -> Partnership:
            used = partnership.divided_by or named[0].id
            if all(one.id != used for one in named):
                raise AppError("in_use", _("People are divided in this way now."), _("Use another one first."))
            return replace(partnership, breakdowns=named, divided_by=used)

        return self._change(partnership_id, change)

    def set_organisations(self, partnership_id: str, organisations: tuple[Organisation, ...]) -> Partnership:
        """Replace the organisations. Members of one that is gone are kept without an organisation."""
        named = tuple(replace(o, name=_name(o.name)) for o in organisations)
        return self._change(partnership_id, lambda p: p.with_organisations(named))

    def set_members(self, partnership_id: str, members: tuple[Member, ...]) -> Partnership:
        """Replace the tick list. Two people may have the same name."""
        named = tuple(replace(m, name=_name(m.name), tell_apart=tidy(m.tell_apart)) for m in members)
        return self._change(partnership_id, lambda p: replace(p, members=named))

    def add_people(self, partnership_id: str, people: Sequence[ListedPerson]) -> Partnership:
        """Add everybody to the tick list, and the organisations that only the list names, each once. A group that
        is not there is left out. ``restore_lists`` takes it back."""

        def change(partnership: Partnership) -> Partnership:
            organisations = {same(o.name): o for o in partnership.organisations}
            groups = {same(g.name): g.id for g in partnership.groups}
            members = list(partnership.members)
            for one in people:
                organisation = tidy(one.organisation)
                if organisation:
                    organisations.setdefault(same(organisation), Organisation(new_id(), organisation))
                its_id = organisations[same(organisation)].id if organisation else None
                group_id = groups.get(same(one.group))
                members.append(Member(new_id(), _name(one.name), its_id, group_id, one.needs, tidy(one.tell_apart)))
            known = {o.id for o in partnership.organisations}
            new = (o for o in organisations.values() if o.id not in known)
            return replace(partnership, organisations=(*partnership.organisations, *new), members=tuple(members))

        return self._change(partnership_id, change)

    def tell_apart(self) -> None:
        """Give rounds about people that an older program made the names by which people of one name are told apart."""
        with self._store.transaction() as t:
            twins = [one for one in t.partnerships.all() if one.has_twins]
            changed = [name_again(t, one) for one in twins]
            if any(changed):
                t.commit()

    def restore_lists(self, before: Partnership) -> Partnership:
        """Groups, ways to divide people, organisations and people as they were before something that is undone; name and
        notes stay."""
        return self._change(
            before.id,
            lambda p: replace(
                p,
                groups=before.groups,
                breakdowns=before.breakdowns,
                divided_by=before.divided_by,
                organisations=before.organisations,
                members=before.members,
            ),
        )

    def delete(self, partnership_id: str) -> None:
        """Delete a partnership with all its rounds and answers, for good. Raises AppError "not_found"."""
        gone = Erased(Gone.PARTNERSHIP, partnership_id, self._today())
        with self._store.transaction() as t:
            erase(t, gone, there=True)
            t.commit()
        self._store.compact()
        self._everywhere.follow(gone)
        self._changes.announce(Change.PARTNERSHIPS)

    def erase_person(self, partnership_id: str, member_id: str) -> None:
        """Delete somebody from every list of a partnership, and what was said and noted about them, for good; not what they
        said themselves, which nobody can find. Raises AppError "not_found" or "person_in_open_round"."""
        gone = Erased(Gone.PERSON, member_id, self._today(), partnership_id)
        with self._store.transaction() as t:
            must_not_be_asked_now(t.rounds.of_partnership(partnership_id), member_id)
            erase(t, gone, there=True)
            t.commit()
        self._store.compact()
        self._everywhere.follow(gone)
        self._changes.announce(Change.PARTNERSHIPS)
        self._changes.announce(Change.ROUNDS)

    def part_of(self, partnership_id: str, member_id: str) -> PartOf:
        """Where somebody on the list is found. Raises AppError "not_found" or "person_in_open_round"."""
        with self._store.transaction() as t:
            partnership = t.partnerships.get(partnership_id)
            member = next((m for m in partnership.members if m.id == member_id), None)
            rounds = t.rounds.of_partnership(partnership_id)
            if member is None:
                raise AppError("not_found", _("This person is not on the list any more."), _("Go back to the list."))
            must_not_be_asked_now(rounds, member_id)
            names = names_of(partnership, member_id)
            about = [one.about for one in rounds if one.about is not None and one.state is RoundState.CLOSED]
            return PartOf(
                member,
                ticks=sum(member_id in t.rounds.ticked(one.id) for one in rounds),
                rater=sum(bool(one.loads()[member_id]) for one in about),
                subject=sum(any(s.member_id == member_id for s in one.subjects) for one in about),
                actions=sum(one.owned_by(member_id, names) for one in t.actions.of_partnership(partnership_id)),
                support=sum(row.given_by(member_id, names) for row in t.papers.of(partnership_id, SupportPlan).rows),
                keeps=t.papers.of(partnership_id, Ending).kept_by(names),
                helps=sum(notes.helped_by(names) for notes in sessions_inside(t, partnership_id).values()),
            )

    def _change(self, partnership_id: str, change: Callable[[Partnership], Partnership]) -> Partnership:
        """Change it in one transaction. A draft that asks the partnership's groups asks them as they are now."""
        with self._store.transaction() as t:
            before = t.partnerships.get(partnership_id)
            changed = change(before).kept()
            t.partnerships.save(changed)
            renamed = name_again(t, changed) if changed.shown_names() != before.shown_names() else False
            divided = (changed.groups, changed.breakdown_name) != (before.groups, before.breakdown_name)
            draft = _draft_of(t, partnership_id) if divided else None
            if draft is not None:
                t.rounds.save(asking(draft, changed))
            t.commit()
        self._changes.announce(Change.PARTNERSHIPS)
        if draft is not None or renamed:
            self._changes.announce(Change.ROUNDS)
        return changed


def breakdown_of(name: str, groups: Template) -> Breakdown:
    """A way to divide people, made new from its template; numbers follow the list of people."""
    made = (RaterGroup(new_id(), n, plain, protected=voice, follows=True) for n, plain, voice in groups)
    return Breakdown(new_id(), name, marked(tuple(made)))


def asking(draft: Round, partnership: Partnership) -> Round:
    """The draft with the groups of the partnership as they are, and those choices of protected voices that still hold."""
    held = partners(partnership.groups, draft.promise.counted_with)
    counted = tuple(pair for pair in draft.promise.counted_with if held.get(pair[0]) == pair[1])
    promise = replace(draft.promise, counted_with=counted)
    return replace(draft, groups=partnership.groups, divided_by=partnership.breakdown_name, promise=promise)


def _draft_of(t: Transaction, partnership_id: str) -> Round | None:
    """The newest round if it is a draft in which the partnership's own groups are asked."""
    newest = next(iter(t.rounds.of_partnership(partnership_id)), None)
    if newest is None or newest.state is not RoundState.DRAFT or newest.about or newest.instrument.open_book:
        return None
    return newest


def check_groups(groups: tuple[RaterGroup, ...]) -> tuple[RaterGroup, ...]:
    """The groups with tidy names. Raises AppError for a missing name, a name used twice, or a count below 0."""
    names = [group.name.strip().casefold() for group in groups]
    if any(not name for name in names):
        raise AppError("name_missing", _("A group has no name."), _("Type a name, or remove the group."))
    if len(set(names)) < len(names):
        raise AppError("name_twice", _("Two groups have the same name."), _("Give each group its own name."))
    if any(group.asked < 0 for group in groups):
        raise AppError("count_wrong", _("A number of people is below 0."), _("Type 0 or more."))
    ids = {group.id for group in groups}
    return tuple(
        replace(
            g,
            name=g.name.strip(),
            plain_name=g.plain_name.strip() or g.name.strip(),
            nearest_id=g.nearest_id if g.nearest_id in ids else None,
        )
        for g in groups
    )


def _name(name: str) -> str:
    name = tidy(name)
    if not name:
        raise AppError("name_missing", _("There is no name yet."), _("Type a name."))
    return name
