"""A list of who answers about whom that is brought in, and a list to fill in. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.words import same
from facilitator_app.exchange import raters
from facilitator_app.exchange.raters import RaterRow
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import Input, Spec
from facilitator_app.ui.list_import import ImportContents, ImportPage, import_builder
from facilitator_app.ui.saving import ask_path, name_in_round
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.widgets import Head


class RaterListImport(ImportContents[RaterRow]):
    """Who answers about whom already stays as it is."""

    kind = raters

    def __init__(self, shell: Shell, route: to.ImportRatersRoute) -> None:
        super().__init__(shell, route)
        self._lists = shell.workspace.rater_lists
        self.chooser_title = _("Choose a list")

    def page(self) -> ImportPage:
        return ImportPage(
            _("Bring in a list"),
            _("A CSV file, a spreadsheet or a copied list with a row for each person and whom they answer about. "
              "Nothing is added before you have seen it."),
            [Head(_("Who answers"), stretch=2), Head(_("About whom"), stretch=2), Head(_("As"), stretch=2),
             Head(_("Months worked together"), right=True, stretch=0)],
            [[_("Ruth Bell"), _("Amina Yusuf"), _("Fellow partner organisations")],
             [_("Amina Yusuf"), _("Amina Yusuf"), _("Self")]],
            [_("The first row names the columns, in any order. Write names as they stand in the list of people."),
             _("Columns for the organisation and for a word of yours tell two people of one name apart. One for the "
               "months is welcome.")],
            to_list=_("See who answers about whom"),
            back=_("Who answers about whom?"),
        )  # fmt: skip

    def buttons(self) -> Sequence[tuple[str, Callable[[], object]]]:
        return (
            (_("Save a list to fill in"), lambda: self.save_list(".xlsx")),
            (_("Save it as CSV"), lambda: self.save_list(".csv")),
        )

    def draft_key(self) -> tuple[str, ...]:
        return *self.route.ids, "list of who answers"

    def columns(self) -> Mapping[str, str]:
        return {
            "rater": _("Who answers"),
            "organisation": _("Organisation"),
            "tell_apart": _("To tell apart"),
            "subject": _("About whom"),
            "group": _("As"),
            "months": _("Months worked together"),
        }

    def required(self) -> Sequence[str]:
        return raters.REQUIRED

    def checked(self, rows: Sequence[RaterRow]) -> tuple[RaterRow, ...]:
        anew = [replace(row, made=None, already=False, problem="") for row in rows]
        return raters.checked(anew, self._lists.known(self.route.round_id))

    def already(self, row: RaterRow) -> bool:
        return row.already

    def fields(self, row: RaterRow) -> tuple[Spec, ...]:
        known = self._lists.known(self.route.round_id)
        members = sorted({known.called(id_) for id_ in known.members})
        subjects = [one.name for one in known.subjects]
        groups = [names[0] for names in known.groups.values()]
        return (
            _choice("rater", _("Who answers"), row.rater, members),
            Spec("organisation", _("Organisation"), row.organisation),
            Spec("tell_apart", _("To tell apart"), row.tell_apart),
            _choice("subject", _("About whom"), row.subject, subjects),
            _choice("group", _("As"), row.group, groups),
            Spec("months", _("Months worked together"), row.months),
        )

    def cells(self, row: RaterRow) -> Sequence[str]:
        return (row.rater, row.subject, row.group, row.months)

    def add_words(self, n: int) -> str:
        return n_("Add {n} row", "Add {n} rows", n)

    def added_words(self, n: int) -> str:
        return n_("{n} row was added.", "{n} rows were added.", n)

    def add(self, rows: Sequence[RaterRow]) -> Callable[[], object]:
        people, round_id = self.shell.workspace.people_rounds, self.route.round_id
        before = tuple(self._lists.known(round_id).there)
        people.add_assignments(round_id, tuple(row.made for row in rows if row.made is not None))
        return lambda: people.set_assignments(round_id, before)

    def leave(self) -> None:
        self.shell.go(to.SetupRatersRoute(*self.route.ids), remember=False)

    def save_list(self, ending: str) -> None:
        """A file to fill in, with what is there already and the names that can be used."""
        path = ask_path(
            self.shell,
            _("Save a list to fill in"),
            name_in_round(self.shell, self.route.ids, _("Who answers about whom"), ending=ending),
        )
        if path is None:
            return
        try:
            self._lists.save(self.route.round_id, path)
        except AppError as error:
            self.view.show_error(str(error))
            return
        words = _(
            "Saved as {name}. Fill it in, then choose it here. Keep it safe: this file is not locked.", name=path.name
        )
        self.view.show_done(words)


def _choice(key: str, label: str, value: str, names: Sequence[str]) -> Spec:
    """The names that can be used, and what stands in the file where that is none of them."""
    known = next((name for name in names if same(name) == same(value)), value)
    others = [] if known in names else [(known, _("{name} (not known)", name=known[:80]) if known else _("Nobody"))]
    return Spec(key, label, known, Input.CHOICE, choices=(*others, *((name, name) for name in names)))


build = import_builder(RaterListImport)
