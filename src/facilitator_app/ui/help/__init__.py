"""Help."""

from facilitator_app.ui.help.presenter import HelpPresenter
from facilitator_app.ui.help.view import HelpPage
from facilitator_app.ui.page import builder

build = builder(HelpPage, HelpPresenter)
