"""Folders that a service copies to the internet are known by their name, or by what the service leaves in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator_app.paths import sync_service
from facilitator_app.services.workspace import synced_warning


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Example Charity", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Example Charity)", "Dropbox"),
        ("Library/CloudStorage/Dropbox-Team", "Dropbox"),
        ("iCloudDrive", "iCloud Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-ann@example.org", "Google Drive"),
        ("G/My Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("nextcloud2", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("pCloudDrive", "pCloud"),
        ("Documents", ""),
        ("Dropped boxes", ""),
        ("OneDriveway", ""),
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    store = tmp_path / folder / "Work" / "store"
    assert sync_service(store) == service
    store.mkdir(parents=True)
    assert sync_service(store) == sync_service(store / "store.db") == service
    warning = (
        f"This file is in a folder that {service} copies to the internet. That can damage it while it is open. "
        "Close it, move its folder to another place on this laptop, and open it there."
    )
    assert synced_warning(store) == (warning if service else "")


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".tmp.driveupload", "Google Drive"),
        (".sync_0123456789ab.db", "Nextcloud"),
        ("._sync_0123456789ab.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".stfolder", "Syncthing"),
        (".Minutes of May.pdf.icloud", "iCloud Drive"),
    ],
)
def test_a_synced_folder_of_another_name_is_known_by_what_lies_in_it(tmp_path: Path, mark: str, service: str) -> None:
    store = tmp_path / "Work" / "Partnerships" / "store"
    store.mkdir(parents=True)
    assert sync_service(store) == ""
    (tmp_path / "Work" / mark).mkdir()
    assert sync_service(store) == service


@pytest.mark.parametrize("name", ["Desktop", "Documents"])
@pytest.mark.parametrize("real", ["at home", "in iCloud"])
def test_desktop_and_documents_in_icloud_keep_their_names(tmp_path: Path, name: str, real: str) -> None:
    """macOS leaves a link on one side or the other."""
    home, cloud = tmp_path / name, tmp_path / "Library" / "Mobile Documents" / "com~apple~CloudDocs" / name
    cloud.parent.mkdir(parents=True)
    there, link = (home, cloud) if real == "at home" else (cloud, home)
    there.mkdir()
    assert sync_service(tmp_path / "Pictures") == ""
    link.symlink_to(there, target_is_directory=True)
    assert sync_service(home / "Copies" / "store") == sync_service(home) == "iCloud Drive"
    assert sync_service(tmp_path / "Downloads") == ""


def test_folders_of_a_home_with_icloud_that_are_not_in_it(tmp_path: Path) -> None:
    (tmp_path / "Library" / "Mobile Documents" / "com~apple~CloudDocs" / "Documents").mkdir(parents=True)
    (tmp_path / "Documents").mkdir()
    assert sync_service(tmp_path / "Documents") == ""
