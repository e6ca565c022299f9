"""The pages of a pack, whoever it is for: choose one, look at its pages, leave parts out, print it or save it."""

from facilitator_app.ui.pack_pages.presenter import LARGE, PACK, PackChoice, PackPagesPresenter
from facilitator_app.ui.pack_pages.view import PackPagesPage

__all__ = ["LARGE", "PACK", "PackChoice", "PackPagesPage", "PackPagesPresenter"]
