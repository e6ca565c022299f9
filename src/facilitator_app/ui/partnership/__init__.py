"""One partnership: a new one, its task list, its details, and bringing in its organisations."""

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.list_import import import_builder
from facilitator_app.ui.page import builder
from facilitator_app.ui.partnership.bringing_in import OrganisationsImport
from facilitator_app.ui.partnership.details_presenter import (
    DeletePartnershipPresenter,
    DetailsPresenter,
)
from facilitator_app.ui.partnership.details_view import DetailsPage
from facilitator_app.ui.partnership.new_presenter import NewPartnershipPresenter
from facilitator_app.ui.partnership.new_view import NewPartnershipPage
from facilitator_app.ui.partnership.presenter import PartnershipPresenter
from facilitator_app.ui.partnership.view import PartnershipPage

build = builder(PartnershipPage, PartnershipPresenter)
build_new = builder(NewPartnershipPage, NewPartnershipPresenter)
build_details = builder(DetailsPage, DetailsPresenter)
build_delete = builder(lambda: ConfirmPage(_("Keep it"), _("Delete it for good")), DeletePartnershipPresenter)
build_import = import_builder(OrganisationsImport)
