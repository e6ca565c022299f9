"""Where files live: the data that ships with the program, and the facilitator's own folders."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _

APP_NAME = "facilitator-app"

# How a service that copies folders to the internet calls them, and what it leaves in their topmost one.
SYNCED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("OneDrive", r"OneDrive( ?-.*)?", (".849C9593-D756-4E56-8D6E-42412F2A707B",)),
    ("Dropbox", r"Dropbox( ?[(-].*)?", (".dropbox", ".dropbox.cache")),
    ("iCloud Drive", r"iCloud ?Drive.*|com~apple~CloudDocs|Mobile Documents", (".*.icloud",)),
    ("Google Drive", r"Google ?Drive( ?[(-].*)?|My Drive", (".tmp.driveupload", ".tmp.drivedownload")),
    ("Nextcloud", r"Nextcloud.*", (".nextcloudsync.log", "._sync_*.db", ".sync_*.db")),
    ("ownCloud", r"ownCloud.*", (".owncloudsync.log",)),
    ("pCloud", r"pCloud ?Drive", ()),
    ("Syncthing", r"Syncthing", (".stfolder",)),
)
ICLOUD = "Library/Mobile Documents/com~apple~CloudDocs"


def bundled(*parts: str) -> Path:
    """A file or folder that ships with the program: "instruments", "resources/…".

    Inside the package for a wheel or a frozen program, the repository root in a checkout. Raises AppError
    "part_missing", with the name of what is missing.
    """
    package = Path(__file__).resolve().parent
    for root in (getattr(sys, "_MEIPASS", None), package / "bundled", package.parents[1]):
        if root and (Path(root) / "resources").is_dir():
            path = Path(root).joinpath(*parts)
            if path.exists():
                return path
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


def sync_service(path: Path) -> str:
    """The name of the service that copies this folder to the internet and back, as its name or its marks tell; else ""."""
    for folder in dict.fromkeys(f for way in (path.absolute(), path.resolve()) for f in (way, *way.parents)):
        for service, name, marks in SYNCED:
            if re.fullmatch(name, folder.name, re.IGNORECASE):
                return service
            with suppress(OSError):  # a folder that may not be looked into
                if any(next(folder.glob(mark), None) for mark in marks):
                    return service
        with suppress(OSError):  # macOS keeps Desktop and Documents in iCloud under their old names
            if (folder.parent / ICLOUD / folder.name).samefile(folder):
                return "iCloud Drive"
    return ""
