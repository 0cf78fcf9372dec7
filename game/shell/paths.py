"""Where things are on this machine: the family's data folder and the program's own assets."""

from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path


def data_folder(asked: str | None) -> Path:
    """The folder of the family's data: the one asked for, else the user's own data folder."""
    return Path(asked) if asked else user_data_path("stepling", appauthor=False)


def assets_folder() -> Path:
    """The folder of pictures, sounds and catalogs."""
    return Path(str(files("assets")))
