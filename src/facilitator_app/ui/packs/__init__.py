"""Packs of a round about the partnership, their pages, printing and saving."""

from facilitator_app.ui.pack_pages.view import PackPagesPage
from facilitator_app.ui.packs.presenter import PacksPresenter
from facilitator_app.ui.page import builder

build = builder(PackPagesPage, PacksPresenter)
