"""The wheel holds the whole program and nothing else, and what it installs gets in nobody's way."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import Distribution, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGES = ("game", "sensors", "profiles", "exercises", "assets")
SOURCES = (*PACKAGES, "tests", "pyproject.toml", "README.md", "LICENSE")
DATA = (".svg", ".ogg", ".yaml", ".json", ".mo", ".typed")
"""What the program reads while it runs."""
FOR_MAKERS = ("assets/readme",)
"""What stands in a package's folder and is for those who read the repository."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy with the setuptools that is installed: no network is needed."""
    folder = tmp_path_factory.mktemp("build")
    clutter = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=clutter)
        else:
            shutil.copy(ROOT / name, folder / name)
    command = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next((folder / "dist").glob("stepling-*.whl"))


@pytest.fixture(scope="module")
def inside(wheel: Path) -> set[str]:
    """The paths of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, to be put on Python's path."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def described(installed: Path) -> Distribution:
    """What the wheel says of itself."""
    return Distribution.at(next(installed.glob("stepling-*.dist-info")))


def needed() -> set[str]:
    """Every file of the project that the program reads or runs."""
    found = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*"):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in (*DATA, ".py") and not name.startswith(FOR_MAKERS):
                found.add(name)
    return found


def run_installed(installed: Path, away: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python far from the repository, with what the wheel installed before all else."""
    return subprocess.run(
        (sys.executable, *words),
        cwd=away,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_wheel_holds_every_module_and_all_data(inside: set[str]) -> None:
    wanted = needed()
    kinds = {Path(name).suffix for name in wanted}
    assert {".py", ".svg", ".ogg", ".yaml", ".typed"} <= kinds
    assert wanted - inside == set()


def test_the_wheel_holds_nothing_else(inside: set[str]) -> None:
    tops = {name.split("/")[0] for name in inside if ".dist-info/" not in name}
    assert tops == set(PACKAGES)
    assert not [name for name in inside if name.startswith(FOR_MAKERS)]
    assert not [name for name in inside if "test" in name.lower()]


def test_the_licence_comes_along(described: Distribution) -> None:
    licence = described.read_text("licenses/LICENSE")
    assert licence == (ROOT / "LICENSE").read_text("utf-8")


def test_it_installs_on_python_3_11_and_newer(described: Distribution) -> None:
    allowed = SpecifierSet(described.metadata["Requires-Python"])
    assert [v for v in ("3.10", "3.11", "3.12", "3.13", "3.14") if v in allowed] == [
        *("3.11", "3.12", "3.13", "3.14")
    ]


def test_the_command_starts_the_program(
    installed: Path, described: Distribution, tmp_path: Path
) -> None:
    (command,) = described.entry_points.select(group="console_scripts")
    assert command.name == "stepling"
    start = f"import sys; from {command.module} import {command.attr}; sys.exit({command.attr}())"
    done = run_installed(installed, tmp_path, "-c", start, "--help")
    assert done.returncode == 0, done.stderr
    assert "usage: stepling" in done.stdout


def test_what_was_installed_plays_a_level(installed: Path, tmp_path: Path) -> None:
    where = run_installed(installed, tmp_path, "-c", "import game; print(game.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(installed)
    play = ("-m", "game", "play", "otter_river", "--sensor", "simulated", "--seed", "1")
    done = run_installed(installed, tmp_path, *play, "--headless", "--json", "--data", "family")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ended_by"] == "level"


def test_no_dependency_brings_one_of_our_names() -> None:
    owners = packages_distributions()
    assert owners.get("pygame") == ["pygame-ce"]
    for name in PACKAGES:
        assert set(owners.get(name, ())) <= {"stepling"}, f"{name} comes from {owners[name]}"


def test_every_dependency_has_one_exact_version_in_the_constraints() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    assert all(len(pin.specifier) == 1 and str(pin.specifier).startswith("==") for pin in pins)
    assert not [pin for pin in pins if pin.url or pin.extras]
    here = [pin for pin in pins if pin.marker is None or pin.marker.evaluate()]
    pinned = [canonicalize_name(pin.name) for pin in here]
    assert len(pinned) == len(set(pinned))
    assert everything_that_is_installed() - set(pinned) == set()


def everything_that_is_installed() -> set[str]:
    """What README's test command brings: what pyproject.toml asks for, and what that asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    found: set[str] = set()
    while asked:
        requirement = Requirement(asked.pop())
        name = canonicalize_name(requirement.name)
        here = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if here and name not in found:
            found.add(name)
            asked += requires(name) or ()
    return found
