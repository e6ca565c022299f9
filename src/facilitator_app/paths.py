"""Where files live: the data that ships with the program, and the facilitator's own folders."""

from __future__ import annotations

import sys
from pathlib import Path

APP_NAME = "facilitator-app"


def bundled(*parts: str) -> Path:
    """A file or folder that ships with the program: "instruments", "resources/…".

    Inside the package for a wheel or a frozen program, the repository root in a checkout.
    """
    package = Path(__file__).resolve().parent
    for root in (getattr(sys, "_MEIPASS", None), package / "bundled", package.parents[1]):
        if root and (Path(root) / "resources").is_dir():
            return Path(root).joinpath(*parts)
    raise FileNotFoundError("the program's own data folder is missing: install it again")


def data_folder() -> Path:
    """The facilitator's local folder for stores; made on first use by the store, never synced by the app."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))


def config_folder() -> Path:
    """Where the settings file lies."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False, roaming=False))


def cache_folder() -> Path:
    """Where things lie that may be deleted at any time."""
    import platformdirs

    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False))
