"""A chart or a table to take away."""

from facilitator_app.ui.exports.presenter import ExportsPresenter
from facilitator_app.ui.exports.view import ExportsPage
from facilitator_app.ui.page import builder

build = builder(ExportsPage, ExportsPresenter)
