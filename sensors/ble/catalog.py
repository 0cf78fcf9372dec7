"""The device profiles that come with the program, by id, and anybody's own, by path.

profile_called("stepling_insoles")
profile_called("my_insoles.yaml")
"""

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from sensors.ble.loading import Problem, ProfileError, load_profile, nearest
from sensors.ble.profile import DeviceProfile

__all__ = ["ids", "matching", "profile_called", "profiles"]

SUFFIXES = (".yaml", ".yml")
MOST_BYTES = 256 * 1024
"""A larger file is no profile."""


def ids() -> tuple[str, ...]:
    """The ids of all built-in profiles, in the alphabet's order."""
    return tuple(sorted(_built_in()))


def profiles() -> tuple[DeviceProfile, ...]:
    """All built-in profiles, read anew. Raises ProfileError for one that is broken."""
    return tuple(_read(entry) for _, entry in sorted(_built_in().items()))


def profile_called(word: str) -> DeviceProfile:
    """The built-in profile with the id `word`, or the one in the file at the path `word`.

    A path ends in .yaml. Raises ProfileError where there is none, or what is wrong with it.
    """
    if word.endswith(SUFFIXES):
        return _from_file(Path(word))
    known = _built_in()
    if word in known:
        return _read(known[word])
    near = nearest(word, known) or f"; there are: {', '.join(sorted(known))}"
    raise _refused("profiles", f'there is no profile "{word[:40]}"{near}')


def matching(
    known: Iterable[DeviceProfile],
    name: str | None,
    services: Sequence[str],
    manufacturer: Mapping[int, bytes],
) -> DeviceProfile | None:
    """The first of the `known` profiles that an advertisement fits, if any.

    Left out are those that are used only where somebody names them.
    """
    fitting = (one for one in known if not one.on_request)
    return next((one for one in fitting if one.matches(name, services, manufacturer)), None)


def _from_file(path: Path) -> DeviceProfile:
    try:
        if not path.is_file():
            there = "this is not a file" if path.exists() else "there is no such file"
            raise _refused(str(path), f"{there}; give the id or the path of a profile")
        if path.stat().st_size > MOST_BYTES:
            limit = f"at most {MOST_BYTES // 1024} kB can be read"
            raise _refused(str(path), f"the file is too large; {limit}")
        return load_profile(path.read_bytes(), str(path))
    except OSError as error:
        told = f"the file cannot be read ({error.strerror}); look at its permissions"
        raise _refused(str(path), told) from None


def _read(entry: Traversable) -> DeviceProfile:
    return load_profile(entry.read_bytes(), entry.name)


def _built_in() -> dict[str, Traversable]:
    """The files by id. Only these are opened by id, so that none reaches outside the folder."""
    folder = files("sensors").joinpath("devices")
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".yaml")]
    return {entry.name.removesuffix(".yaml"): entry for entry in found}


def _refused(name: str, message: str) -> ProfileError:
    return ProfileError((Problem(name, 0, 0, "", message),))
