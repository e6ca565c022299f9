"""Names in rounds about people follow the list of people, so that two of one name are told apart everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.subjects import Subject
from facilitator_app.domain.template import with_member
from facilitator_app.store import Transaction


def name_again(t: Transaction, partnership: Partnership) -> bool:
    """Give the subjects of the partnership's rounds the names they are told apart by now; True if any changed.

    A draft follows the list in everything. In a round that was started a name only becomes more exact: people have
    answered about it, and a name with something behind it stays when the other of that name leaves the list.
    """
    names = partnership.shown_names()
    plain = {one.id: one.name for one in partnership.members} | {one.id: one.name for one in partnership.organisations}
    changed = False
    for round_ in t.rounds.of_partnership(partnership.id):
        if round_.about is None:
            continue
        more_exact = {id_: name for id_, name in names.items() if name != plain[id_]}
        follow = names if round_.state is RoundState.DRAFT else more_exact
        subjects = tuple(subject_named(one, follow) for one in round_.about.subjects)
        if subjects == round_.about.subjects:
            continue
        changed = True
        t.rounds.save(replace(round_, about=replace(round_.about, subjects=subjects)))
        for old, new in zip(round_.about.subjects, subjects):
            if new != old and new.round_id:
                t.rounds.save(inner_named(t.rounds.get(new.round_id), round_, new.name))
    return changed


def inner_named(inner: Round, parent: Round, name: str) -> Round:
    """The round of one subject with this name in its own name and its questions."""
    title = _("{round}: {name}", round=parent.name, name=name)
    return replace(inner, name=title, instrument=with_member(parent.instrument, name))


def subject_named(subject: Subject, names: Mapping[str, str]) -> Subject:
    """With the name it has in ``names``, by the id of the member or the organisation; else as it is."""
    return replace(subject, name=names.get(subject.member_id or subject.organisation_id, subject.name))
