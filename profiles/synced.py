"""Whether a folder is one that a cloud service copies to other computers (PRIV-07).

Told by the names of folders, as services make them on Windows, macOS and Linux; nothing is read.
"""

from collections.abc import Mapping
from pathlib import PurePath

_SERVICES = {
    "onedrive": "OneDrive",
    "skydrive": "OneDrive",
    "dropbox": "Dropbox",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",  # macOS: ~/Library/Mobile Documents/com~apple~CloudDocs
    "com~apple~clouddocs": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "drivefs": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "pcloudsync": "pCloud",
    "box": "Box",
    "box sync": "Box",
    "mega": "MEGA",
    "megasync": "MEGA",
    "proton drive": "Proton Drive",
    "synologydrive": "Synology Drive",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
    "resilio sync": "Resilio Sync",
    "tresorit drive": "Tresorit",
    "yandex.disk": "Yandex Disk",
    "yandexdisk": "Yandex Disk",
    "baidusyncdisk": "Baidu",
    "nutstore files": "Nutstore",
    "kdrive": "kDrive",
    "magentacloud": "MagentaCLOUD",
    "hidrive": "HiDrive",
}
"""By the name of the folder in small letters; some add an account: `OneDrive - Family`."""
_MY_DRIVE = {"my drive": "Google Drive", "shared drives": "Google Drive"}
"""The tops of the drive of its own that Google Drive is on Windows."""
_ON_A_MAC = "cloudstorage"
"""macOS: ~/Library/CloudStorage holds a folder for each service, as `GoogleDrive-ana@mail.org`."""
_OF_WINDOWS = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""What Windows calls OneDrive's folders in the environment, whatever they are named."""
_OFTEN = {"documents": "Documents", "desktop": "Desktop"}
_BEFORE_ACCOUNT = (" - ", "-", " (")
"""What stands between a service's name and that of an account."""


def copied_by(folder: PurePath, surroundings: Mapping[str, str]) -> str:
    """The service that copies what is in `folder`; empty where none is known to.

    `folder` is absolute and its links are followed. `surroundings` are the environment's variables.
    """
    for variable in _OF_WINDOWS:
        place = surroundings.get(variable, "")
        if place and folder.is_relative_to(type(folder)(place)):
            return "OneDrive"
    names = [part.lower() for part in folder.parts[1:]]
    for number, name in enumerate(names):
        service = _service(name)
        if not service and number == 0 and len(folder.drive) == len("G:"):
            service = _MY_DRIVE.get(name, "")
        if not service and number and names[number - 1] == _ON_A_MAC:
            service = folder.parts[number + 1]
        if service:
            return service
    return ""


def often_copied(folder: PurePath, home: PurePath) -> str:
    """The name of the user's Documents or Desktop where `folder` lies there; else empty.

    OneDrive and iCloud copy these two wherever a family has let them.
    """
    if not folder.is_relative_to(home):
        return ""
    inside = folder.relative_to(home).parts
    return _OFTEN.get(inside[0].lower(), "") if inside else ""


def _service(name: str) -> str:
    if name in _SERVICES:
        return _SERVICES[name]
    for mark in _BEFORE_ACCOUNT:
        before, found, _ = name.partition(mark)
        # A short name may begin many a word: `box-of-photos` is nobody's service.
        if found and before in _SERVICES and (before != "box" or mark == " ("):
            return _SERVICES[before]
    return ""
