"""Bringing in a list on one page: choose a file, match its columns, look, mend in place, add, and take it back.

A room says with an ``ImportContents`` what its rows are; ``ListImport`` and ``ImportPage`` do the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator_app.ui.list_import.contents import ImportContents
from facilitator_app.ui.list_import.logic import ListImport
from facilitator_app.ui.list_import.view import ImportPage
from facilitator_app.ui.shell import Shell

__all__ = ["ImportContents", "ImportPage", "ListImport", "import_builder"]


def import_builder(make: Callable[[Shell, Any], ImportContents[Any]]) -> Callable[[Shell, Any], ImportPage]:
    """How a page that brings in a list is built for a route."""

    def build(shell: Shell, route: Any) -> ImportPage:
        contents = make(shell, route)
        page = contents.page()
        page.bind(ListImport(page, contents, shell))
        return page

    return build
