"""Folders that a cloud service copies are known by their names, and others are left in peace."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from profiles.synced import copied_by, often_copied

LINUX, MAC = PurePosixPath("/", "home", "ana"), PurePosixPath("/", "Users", "ana")
WINDOWS = PureWindowsPath("C:/", "Users", "ana")
COPIED = {
    "Dropbox": [
        LINUX / "Dropbox" / "stepling",
        LINUX / "Dropbox (Personal)" / "stepling",
        MAC / "Library/CloudStorage/Dropbox/stepling",
        WINDOWS / "Dropbox" / "stepling",
    ],
    "OneDrive": [
        WINDOWS / "OneDrive" / "stepling",
        WINDOWS / "OneDrive - Family" / "Documents" / "stepling",
        WINDOWS / "ONEDRIVE" / "stepling",
        MAC / "Library/CloudStorage/OneDrive-Personal/stepling",
    ],
    "iCloud": [
        MAC / "Library/Mobile Documents/com~apple~CloudDocs/stepling",
        WINDOWS / "iCloudDrive" / "stepling",
    ],
    "Google Drive": [
        MAC / "Library/CloudStorage/GoogleDrive-ana@mail.org/My Drive/stepling",
        LINUX / "Google Drive" / "stepling",
        PureWindowsPath("G:/My Drive/stepling"),
    ],
    "Nextcloud": [LINUX / "Nextcloud" / "a" / "b", WINDOWS / "Nextcloud"],
    "Syncthing": [LINUX / "Syncthing" / "stepling"],
    "Unheard": [MAC / "Library/CloudStorage/Unheard/stepling"],
}
LEFT_IN_PEACE = [
    LINUX / ".local/share/stepling",
    MAC / "Library/Application Support/stepling",
    WINDOWS / "AppData" / "Local" / "stepling",
    LINUX.parent / "dropboxer" / "stepling",
    LINUX / "my dropbox box" / "stepling",
    LINUX / "box-of-photos" / "stepling",
    LINUX / "My Drive" / "stepling",  # a drive's top alone is Google's
    PureWindowsPath("//server/share/stepling"),
    LINUX / "Documents" / "stepling",
    PurePosixPath("/"),
]


@pytest.mark.parametrize(
    ("service", "folder"), [(name, folder) for name, all_ in COPIED.items() for folder in all_]
)
def test_a_folder_of_a_service_is_told_by_its_name(service: str, folder: PurePath) -> None:
    assert copied_by(folder, {}) == service


@pytest.mark.parametrize("folder", LEFT_IN_PEACE)
def test_other_folders_are_left_in_peace(folder: PurePath) -> None:
    assert copied_by(folder, {}) == ""


def test_windows_itself_says_where_onedrive_is_whatever_it_is_called() -> None:
    said = {"OneDriveConsumer": "D:/Wolke", "OneDrive": ""}
    assert copied_by(PureWindowsPath("D:/Wolke/stepling"), said) == "OneDrive"
    assert copied_by(PureWindowsPath("d:/wolke/stepling"), said) == "OneDrive"
    assert copied_by(PureWindowsPath("D:/Wolken/stepling"), said) == ""


@pytest.mark.parametrize("home", [LINUX, MAC, WINDOWS])
def test_documents_and_desktop_are_often_copied(home: PurePath) -> None:
    assert often_copied(home / "Documents" / "stepling", home) == "Documents"
    assert often_copied(home / "desktop", home) == "Desktop"
    assert often_copied(home / "stepling" / "Documents", home) == ""
    assert often_copied(home, home) == ""
    assert often_copied(home.parent / "bo" / "Documents", home) == ""
