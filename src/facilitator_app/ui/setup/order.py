"""F8c of a round about people, last page: in which order a person answers about several."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Signal

from facilitator_app.domain.language import _
from facilitator_app.domain.subjects import About, AskOrder
from facilitator_app.ui.routes import SetupOrderRoute
from facilitator_app.ui.setup.common import SetupPresenter
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.widgets import Choice, Choices, small


def order_words(order: AskOrder) -> str:
    """The order in a few words."""
    return {
        AskOrder.ONE_BY_ONE: _("One person after another"),
        AskOrder.SIDE_BY_SIDE: _("Question by question"),
    }[order]


class OrderView(Protocol):
    def show_partnership(self, name: str) -> None: ...
    def show_fixed(self, words: str) -> None: ...
    def show_order(self, order: AskOrder) -> None: ...


class OrderPresenter(SetupPresenter):
    step = 2
    screen = SetupOrderRoute

    def __init__(self, view: OrderView, shell: Shell, route: SetupOrderRoute) -> None:
        super().__init__(shell, route)
        self._view = view

    def show(self) -> None:
        self._view.show_partnership(self.partnership_name)
        self._view.show_order((self.round.about or About()).order)
        if self.fixed:
            self._view.show_fixed(self.fixed)

    def choose(self, order: str) -> None:
        self.shell.workspace.people_rounds.set_order(self.round_id, AskOrder(order))
        self.shell.saved()


class OrderPage(SetupPage):
    order_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("In which order do people answer?"), 2, go_on=_("Continue"), people=True)
        details = {
            AskOrder.ONE_BY_ONE: _("All questions about Ana, then all about Ben. They can stop after each person."),
            AskOrder.SIDE_BY_SIDE: _(
                "Each question about Ana and then about Ben. It is easier to compare people fairly."
            ),
        }
        self.orders = Choices(
            [Choice(order, order_words(order), details[order]) for order in AskOrder],
            about=_("In which order do people answer?"),
        )
        self.orders.chosen.connect(self.order_chosen)
        self.body.addWidget(self.orders)
        self.body.addWidget(
            small(_("It is the same for everybody. Who answers about one person only will see no difference."))
        )
        self.set_first_focus(self.continue_button)

    def show_order(self, order: AskOrder) -> None:
        self.orders.show_chosen(order)
