"""Close the round."""

from facilitator_app.ui.closing.presenter import ClosingPresenter
from facilitator_app.ui.closing.view import ClosingPage
from facilitator_app.ui.page import builder

build = builder(ClosingPage, ClosingPresenter)
