"""What is said of copies wherever something is deleted."""

from __future__ import annotations

from facilitator_app.domain.language import _


def copies_follow() -> str:
    """What becomes in copies of what is to be deleted."""
    return _(
        "Copies that the program knows of follow: on this laptop at once, on a stick when your file is opened with the stick in. "
        "Those that an old program made stay until you delete them: the page of copies names them."
    )
