"""Who answers about whom as a list: what its rows may name, and a file to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.domain.subjects import SELF, About, Assignment
from facilitator_app.files import save_whole
from facilitator_app.services.people_rounds import NAMED
from facilitator_app.store import Store

if TYPE_CHECKING:
    from facilitator_app.exchange.raters import Known
    from facilitator_app.exchange.tables import Sheet


class RaterLists:
    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self, round_id: str) -> Known:
        """The people, subjects and groups that a row may name."""
        from facilitator_app.exchange.raters import Known

        round_, about, partnership = self._of(round_id)
        organisations = {one.id: one.name for one in partnership.organisations}
        return Known(
            {one.id: (one.name, organisations.get(one.organisation_id or "", "")) for one in partnership.members},
            about.subjects,
            {group.id: (group.name, group.plain_name) for group in round_.groups},
            SELF,
            NAMED,
            about.assignments,
            partnership.shown_names(),
            {one.id: one.tell_apart for one in partnership.members},
        )

    def save(self, round_id: str, path: Path) -> None:
        """The list as it is, or a row for each own view where there is none yet: a spreadsheet with the names that can be
        used on a second sheet, or CSV. Raises AppError "folder_unwritable", "disk_full" or "file_in_use"."""
        from facilitator_app.exchange.tables import csv_bytes, xlsx_bytes

        answers, names = self._sheets(round_id)
        data = csv_bytes(answers) if path.suffix.lower() == ".csv" else xlsx_bytes([answers, names])
        finish(save_whole(path, data))

    def _sheets(self, round_id: str) -> tuple[Sheet, Sheet]:
        from facilitator_app.exchange.tables import Sheet

        round_, about, partnership = self._of(round_id)
        shown, organisations = partnership.shown_names(), {one.id: one.name for one in partnership.organisations}
        members = {
            one.id: (shown[one.id], organisations.get(one.organisation_id or "", ""), one.tell_apart)
            for one in partnership.members
        }
        groups = {group.id: group.name for group in round_.groups}
        subjects = {one.id: one.name for one in about.subjects}
        listed = about.assignments or tuple(
            Assignment(one.id, one.member_id, SELF) for one in about.subjects if one.member_id
        )
        rows = [
            (*members[one.member_id], subjects[one.subject_id], groups[one.group_id],
             "" if one.months is None else str(one.months))
            for one in listed
            if one.member_id in members
        ]  # fmt: skip
        heads = (_("Who answers"), _("Organisation"), _("To tell apart"), _("About whom"), _("As"),
                 _("Months worked together"))  # fmt: skip
        columns = [
            *(zip(*members.values()) if members else ((), (), ())),
            list(subjects.values()),
            list(groups.values()),
        ]
        longest = max(len(column) for column in columns)
        names = [[column[n] if n < len(column) else "" for column in columns] for n in range(longest)]
        return Sheet(_("Who answers"), heads, rows), Sheet(_("Names to use"), heads[:5], names)

    def _of(self, round_id: str) -> tuple[Round, About, Partnership]:
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            partnership = t.partnerships.get(round_.partnership_id)
        if round_.about is None:
            raise AppError("not_about_people", _("This round is not about people."), _("Open it from Home."))
        return round_, round_.about, partnership
