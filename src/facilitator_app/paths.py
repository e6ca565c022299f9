"""Where files live: the data that ships with the program, and the facilitator's own folders."""

from __future__ import annotations

import sys
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _

APP_NAME = "facilitator-app"


def bundled(*parts: str) -> Path:
    """A file or folder that ships with the program: "instruments", "resources/…".

    Inside the package for a wheel or a frozen program, the repository root in a checkout. Raises AppError
    "part_missing", with the name of what is missing.
    """
    package = Path(__file__).resolve().parent
    for root in (getattr(sys, "_MEIPASS", None), package / "bundled", package.parents[1]):
        if root and (Path(root) / "resources").is_dir():
            found = Path(root).joinpath(*parts)
            if found.exists():
                return found
    name = "/".join(parts)
    raise AppError("part_missing", _("The file {name} is missing.", name=name), _("Install the program again."))


def data_folder() -> Path:
    """The facilitator's local folder for stores; made on first use by the store, never synced by the app."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))


def config_folder() -> Path:
    """Where the settings file lies."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False, roaming=False))


def settings_file() -> Path:
    """The facilitator's preferences for this laptop."""
    return config_folder() / "settings.json"


def cache_folder() -> Path:
    """Where things lie that may be deleted at any time."""
    import platformdirs

    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False))
