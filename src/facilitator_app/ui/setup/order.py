"""In which order a person answers about several."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.domain.subjects import About, AskOrder
from facilitator_app.ui import routes as to
from facilitator_app.ui.setup.common import SetupPresenter
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.widgets import Choice, Choices, small


def order_words(order: AskOrder) -> str:
    """The order in a few words."""
    return {
        AskOrder.ONE_BY_ONE: _("One person after another"),
        AskOrder.SIDE_BY_SIDE: _("Question by question"),
    }[order]


class OrderPage(SetupPage):
    presenter: OrderPresenter

    def __init__(self) -> None:
        super().__init__(_("In which order do people answer?"), go_on=_("Continue"))
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
        self.orders.chosen.connect(lambda order: self.presenter.choose(order))
        self.add(self.orders)
        self.add(
            small(_("It is the same for everybody. Anyone who answers about one person only will see no difference."))
        )

    def show_order(self, order: AskOrder) -> None:
        self.orders.show_chosen(order)


class OrderPresenter(SetupPresenter[OrderPage]):
    step = 2
    screen = to.SetupOrderRoute

    def fill(self) -> None:
        self.view.show_order((self.round.about or About()).order)

    def choose(self, order: str) -> None:
        self.workspace.people_rounds.set_order(self.round_id, AskOrder(order))
        self.shell.saved()
