"""Partnerships with everything in them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from sqlalchemy import Row, Table, delete, select

from facilitator_app.domain.partnership import Breakdown, Member, Organisation, Partnership, RaterGroup
from facilitator_app.store import codec, rows
from facilitator_app.store.codec import date_from_text, date_to_text
from facilitator_app.store.database import Database, not_found


class Partnerships:
    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Partnership, ...]:
        """Every partnership, by name."""
        records = self._database.all(select(rows.partnerships))
        made = (self._with_parts(row) for row in records)
        return tuple(sorted(made, key=lambda p: (p.name.casefold(), p.name, p.id)))

    def get(self, partnership_id: str) -> Partnership:
        """Raises AppError "not_found"."""
        return self._database.one(rows.partnerships, partnership_id, self._with_parts)

    def save(self, partnership: Partnership) -> None:
        """Put the whole partnership, new or changed; its parts keep their order."""
        self._database.put(
            rows.partnerships,
            {
                "id": partnership.id,
                "name": partnership.name,
                "started": partnership.started,
                "notes": partnership.notes,
                "practice": int(partnership.practice),
                "created_on": date_to_text(partnership.created_on),
                "divided_by": partnership.divided_by,
            },
        )
        for table in (rows.organisations, rows.rater_groups, rows.members, rows.breakdowns):
            self._database.write(delete(table).where(table.c.partnership_id == partnership.id))
        inside = {"partnership_id": partnership.id}
        self._database.insert(
            rows.organisations,
            [
                inside | {"place": n, "id": o.id, "name": o.name, "mark": o.mark}
                for n, o in enumerate(partnership.organisations)
            ],
        )
        self._database.insert(
            rows.rater_groups, [inside | {"place": n} | _group_row(g) for n, g in enumerate(partnership.groups)]
        )
        self._database.insert(
            rows.members, [inside | {"place": n} | _member_row(m) for n, m in enumerate(partnership.members)]
        )
        here = {member.id for member in partnership.members}
        self._database.insert(
            rows.breakdowns,
            [inside | {"place": n} | _breakdown_row(b, here) for n, b in enumerate(partnership.breakdowns)],
        )

    def delete(self, partnership_id: str) -> None:
        """Erase it with its rounds, answers and issues. Raises AppError "not_found"."""
        if not self._database.write(delete(rows.partnerships).where(rows.partnerships.c.id == partnership_id)):
            raise not_found()

    def _with_parts(self, row: Row[Any]) -> Partnership:
        return Partnership(
            id=row.id,
            name=row.name,
            started=row.started,
            notes=row.notes,
            practice=bool(row.practice),
            created_on=date_from_text(row.created_on),
            organisations=tuple(Organisation(o.id, o.name, o.mark) for o in self._parts(rows.organisations, row.id)),
            groups=tuple(
                RaterGroup(
                    g.id,
                    g.name,
                    g.plain_name,
                    g.asked,
                    bool(g.protected),
                    g.nearest_id,
                    mark=g.mark,
                    follows=bool(g.follows),
                )
                for g in self._parts(rows.rater_groups, row.id)
            ),
            members=tuple(
                Member(m.id, m.name, m.organisation_id, m.group_id, m.needs, m.tell_apart)
                for m in self._parts(rows.members, row.id)
            ),
            breakdowns=tuple(
                Breakdown(b.id, b.name, codec.groups_from_text(b.groups), codec.pairs_from_text(b.places))
                for b in self._parts(rows.breakdowns, row.id)
            ),
            divided_by=row.divided_by,
        )

    def _parts(self, table: Table, partnership_id: str) -> Sequence[Row[Any]]:
        query = select(table).where(table.c.partnership_id == partnership_id).order_by(table.c.place)
        return self._database.all(query)


def _group_row(group: RaterGroup) -> dict[str, object]:
    return {
        "id": group.id,
        "name": group.name,
        "plain_name": group.plain_name,
        "asked": group.asked,
        "protected": int(group.protected),
        "nearest_id": group.nearest_id,
        "mark": group.mark,
        "follows": int(group.follows),
    }


def _member_row(member: Member) -> dict[str, object]:
    return {
        "id": member.id,
        "name": member.name,
        "organisation_id": member.organisation_id,
        "group_id": member.group_id,
        "needs": member.needs,
        "tell_apart": member.tell_apart,
    }


def _breakdown_row(breakdown: Breakdown, members: Set[str]) -> dict[str, object]:
    """``members``: whoever is not on the list any more has no place in it either."""
    pairs = ((member, group) for member, group in breakdown.places if member in members)
    return {
        "id": breakdown.id,
        "name": breakdown.name,
        "groups": codec.groups_to_text(breakdown.groups),
        "places": codec.pairs_to_text(pairs),
    }
