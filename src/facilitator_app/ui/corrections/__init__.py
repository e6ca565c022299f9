"""Putting answers right, leaving responses out and deleting them, by the code on a person's slip."""

from facilitator_app.ui.corrections.presenter import CorrectionsPresenter
from facilitator_app.ui.corrections.view import CorrectionsPage
from facilitator_app.ui.page import builder

build = builder(CorrectionsPage, CorrectionsPresenter)
