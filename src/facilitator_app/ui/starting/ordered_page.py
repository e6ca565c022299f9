"""A page on which the links of the error panel come first for Tab as well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.page import FacilitatorPage


class OrderedPage(FacilitatorPage):
    """The panel makes its links anew for each error; they get their place in the order of Tab here."""

    def show_errors(self, errors: Sequence[tuple[str, QWidget | None]]) -> None:
        super().show_errors(errors)
        self.order_tabs()
