"""The name, when it started, notes, and the organisations. Each change is saved at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import Organisation, Partnership
from facilitator_app.domain.timeline import Life
from facilitator_app.domain.words import tidy
from facilitator_app.ui import routes as to
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.copies.words import copies_follow
from facilitator_app.ui.list_editor import ListContents, ListLogic
from facilitator_app.ui.partnership.details_view import DetailsPage
from facilitator_app.ui.presenter import Presenter


class DetailsPresenter(Presenter[DetailsPage, to.PartnershipDetailsRoute], ListContents[Organisation]):
    """The list is that of the organisations."""

    leads_back = to.PartnershipRoute

    def begin(self) -> None:
        self._service = self.workspace.partnerships
        self._name_missing = False
        self._unkept: dict[str, str] = {}
        """What was typed and could not be kept yet."""
        self.list = ListLogic(self.view.list, self, self.shell, self.route.partnership_id, "organisations")

    @property
    def _partnership(self) -> Partnership:
        return self._service.get(self.route.partnership_id)

    def show(self) -> None:
        p = self._partnership
        self.view.show_details(p.name, p.started, p.notes)
        self.list.show()
        waiting = self.workspace.unfinished.of(p.id, "new organisation")
        self.view.show_new_organisation(waiting.get("name", ""))
        if self.route.at_organisations:
            self.view.begin_with_organisations()

    def set_name(self, name: str) -> None:
        """Saved as soon as there is a name; a missing one is said on leaving by Done."""
        self._name_missing = not name.strip()
        if not self._name_missing:
            self._describe(name=name)

    def set_started(self, started: str) -> None:
        self._describe(started=started)

    def set_notes(self, notes: str) -> None:
        self._describe(notes=notes)

    def _describe(self, **typed: str) -> bool:
        """Keep this, with what could not be kept before; False if it still cannot be, which is said."""
        waited, self._unkept = bool(self._unkept), self._unkept | typed
        unkept = self._unkept
        if unkept and not self.kept(lambda: self._service.describe(self.route.partnership_id, **unkept)):
            return False
        self._unkept = {}
        if waited:
            self.view.clear_errors()
        return True

    def add_organisation(self, name: str) -> bool:
        """One more with this name; False if that cannot be, which is said."""
        made = Organisation(new_id(), tidy(name))
        if fault := self.fault(made):
            self.view.show_organisation_error(fault)
            return False
        if not self.list.keep((*self.items(), made)):
            return False
        self.list.show()
        self.view.empty_new_organisation()
        return True

    def done(self) -> None:
        if self._name_missing:
            self.view.show_name_error(_("There is no name yet. Type the name of the partnership."))
        elif self._unkept and not self._describe():
            return
        elif not self.view.new_organisation.strip() or self.add_organisation(self.view.new_organisation):
            self.leave()

    def save_pending(self) -> None:
        """A name in the box for one more organisation is not lost when one leaves without Add; one that cannot be waits."""
        waiting = self.workspace.unfinished
        unfinished_key = (self.route.partnership_id, "new organisation")
        typed = self.view.new_organisation
        kept = not typed.strip() or self.add_organisation(typed)
        if waiting.of(*unfinished_key) or not kept:
            waiting.keep({} if kept else {"name": typed}, *unfinished_key)

    # --- what the list holds

    def items(self) -> tuple[Organisation, ...]:
        return self._partnership.organisations

    def keep(self, items: tuple[Organisation, ...]) -> None:
        self._service.set_organisations(self.route.partnership_id, items)

    def rows(self, items: tuple[Organisation, ...]) -> Sequence[Sequence[str]]:
        members = self._partnership.members
        return [(o.name, str(sum(m.organisation_id == o.id for m in members))) for o in items]

    def changed(self, item: Organisation, _key: str, value: str) -> Organisation:
        return replace(item, name=tidy(value))

    def new(self) -> None:
        """A new one is typed below the table."""
        self.view.focus_new_organisation()

    def fault(self, item: Organisation) -> str:
        others = [o for o in self.items() if o.id != item.id]
        there = len(others) < len(self.items())
        taken = any(o.name.casefold() == item.name.casefold() for o in others)
        if there and (taken or not item.name):
            return _("Each organisation needs a name of its own. Nothing was changed.")
        if not item.name:
            return _("There is no name yet. Type the name of the organisation.")
        return _("{name} is on the list already. Type another name.", name=item.name) if taken else ""

    def undo_step(self) -> Callable[[], object]:
        """With the people who belong to it."""
        before = self._partnership
        return lambda: self._service.restore_lists(before)

    def removed(self, item: Organisation) -> str:
        return _("{name} was removed.", name=item.name)

    def shown(self) -> None:
        self.view.show_any(bool(self.items()))


class DeletePartnershipPresenter(Presenter[ConfirmPage, to.DeletePartnershipRoute]):
    """The interruption before a partnership is deleted for good."""

    def show(self) -> None:
        services = self.workspace
        partnership = services.partnerships.get(self.route.partnership_id)
        rounds = services.rounds.of_partnership(self.route.partnership_id)
        answered = sum(services.rounds.progress(r.id).answered for r in rounds)
        actions = len(services.plan.of(self.route.partnership_id))
        plan = [n_("{n} action of the plan goes too.", "{n} actions of the plan go too.", actions)] if actions else []
        if not services.aims.of(partnership.id).blank:
            plan.append(_("What you wrote about its aims goes too."))
        if not services.support_plan.of(partnership.id).blank:
            plan.append(_("Its Support Action Plan goes too."))
        if services.timeline.of(partnership.id).life != Life():
            plan.append(_("What you typed on the timeline goes too."))
        if not services.timeline.ending(partnership.id)[1].blank:
            plan.append(_("What you wrote about its ending goes too."))
        talked = services.discussions.count(self.route.partnership_id)
        if talked:
            plan.append(
                n_(
                    "What was noted about {n} theme or statement goes too.",
                    "What was noted about {n} themes and statements goes too.",
                    talked,
                )
            )
        if services.agendas.of(partnership.id).changed:
            plan.append(_("Agendas that you changed for it go too."))
        self.view.show_question(
            _("Delete {name}?", name=partnership.name),
            (
                n_("{n} round goes with it.", "{n} rounds go with it.", len(rounds)),
                *plan,
                n_("The answers of {n} person are deleted.", "The answers of {n} people are deleted.", answered),
                _("They cannot be brought back from this file. Packs that you saved or printed stay."),
                copies_follow(),
            ),
            safe=_("Keep it"),
            act=_("Delete it for good"),
        )
        if self.route.failed:
            self.view.show_error(_("It could not be deleted. Nothing was lost. Try again when the disk has room."))

    def do_it(self) -> None:
        # Home first: from now on nothing on the screen may look for what is going to be deleted.
        self.shell.go(to.HomeRoute(), remember=False)
        try:
            self.workspace.partnerships.delete(self.route.partnership_id)
        except AppError:
            self.shell.go(to.DeletePartnershipRoute(self.route.partnership_id, failed=True), remember=False)
            return
        self.shell.saved()
        self.shell.refresh()
