"""How often the tests of safety try: few times in ``make test``, many in ``make soak``."""

from __future__ import annotations

import os

SOAK = "SOAK"
"""Set while ``make soak`` runs."""


def times(usual: int, many: int) -> int:
    """``many`` in ``make soak``, else ``usual``."""
    return many if os.environ.get(SOAK) else usual
