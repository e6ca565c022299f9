"""Deleting one person from every list: what goes, and what stays because nobody can find it."""

from __future__ import annotations

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.services.partnerships import PartOf
from facilitator_app.ui import routes as to
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.copies.words import copies_follow
from facilitator_app.ui.presenter import Presenter


class ErasePersonPresenter(Presenter[ConfirmPage, to.ErasePersonRoute]):
    """Deleting cannot be undone."""

    def show(self) -> None:
        partnership = self.workspace.partnerships.get(self.route.partnership_id)
        name = partnership.shown_names().get(self.route.member_id, "")
        title = _("Delete {name} everywhere?", name=name) if name else _("Delete this person everywhere?")
        try:
            part = self.workspace.partnerships.part_of(self.route.partnership_id, self.route.member_id)
        except AppError as error:
            self.view.show_impossible(title, str(error), _("Back to the list"))
            return
        self.view.show_question(title, _lines(part), safe=_("Keep {name}", name=name), act=_("Delete for good"))

    def leave(self) -> None:
        self.shell.go(to.PeopleRoute(self.route.partnership_id), remember=False)

    def do_it(self) -> None:
        delete = self.workspace.partnerships.erase_person
        if self.kept(lambda: delete(self.route.partnership_id, self.route.member_id)):
            self.leave()


def _lines(part: PartOf) -> list[str]:
    lines = [_("The name goes from the list of people, with what you noted about access needs.")]
    if part.ticks:
        lines.append(n_("A tick goes from {n} tick list.", "Ticks go from {n} tick lists.", part.ticks))
    if part.rater:
        lines.append(
            n_(
                "Whom they answered about goes, in {n} round.",
                "Whom they answered about goes, in {n} rounds.",
                part.rater,
            )
        )
    if part.subject:
        lines.append(
            n_(
                "They were asked about in {n} round: answers and comments about them go, notes, agreed actions and receipts too.",
                "They were asked about in {n} rounds: answers and comments about them go, notes, agreed actions and receipts "
                "too.",
                part.subject,
            )
        )
    if part.actions:
        lines.append(
            n_(
                "{n} action of the plan has no name beside it any more.",
                "{n} actions of the plan have no name beside them any more.",
                part.actions,
            )
        )
    if part.support:
        lines.append(
            n_(
                "{n} row of the Support Action Plan has no name beside it any more.",
                "{n} rows of the Support Action Plan have no name beside them any more.",
                part.support,
            )
        )
    if part.keeps:
        lines.append(
            n_(
                "On the page about ending, {n} thing has no name beside it any more.",
                "On the page about ending, {n} things have no name beside them any more.",
                part.keeps,
            )
        )
    if part.helps:
        lines.append(
            n_(
                "In the talks about feedback, {n} action has no name of who helps any more.",
                "In the talks about feedback, {n} actions have no name of who helps any more.",
                part.helps,
            )
        )
    lines += [
        _("Words that you typed on pages of this partnership and did not use yet go as well."),
        _("What they answered stays. It has no name, and the program cannot find it."),
        _(
            "Words that were typed freely may still name them: comments, notes, plans, aims, meetings, agendas and talks."
        ),
        _("So may names that you gave to something else, and pages that were printed or saved."),
        copies_follow(),
        _("This cannot be undone."),
    ]
    return lines
