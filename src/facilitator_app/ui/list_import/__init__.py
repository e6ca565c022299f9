"""Bringing in a list on one page: choose a file, match its columns, look, mend in place, add, and take it back.

A room says with an ``ImportContents`` what its rows are; ``ListImport`` and ``ImportPage`` do the rest.
"""

from facilitator_app.ui.list_import.contents import ImportContents
from facilitator_app.ui.list_import.logic import ListImport
from facilitator_app.ui.list_import.view import ImportPage

__all__ = ["ImportContents", "ImportPage", "ListImport"]
