"""The house rules that no other tool keeps: short files that say what they are for."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("game", "sensors", "profiles", "exercises", "assets", "tests", ".ci")
CODE = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
WRITTEN = (".py", ".md", ".yaml", ".toml", ".txt", ".cfg", ".po", ".pot", ".svg", "")
LONGEST_FILE, LONGEST_FUNCTION = 300, 40

MACHINE_PATH = re.compile(r"(?<![\w.~)])/(home|Users|root|tmp|work|opt|mnt|srv)/[\w.]|\b[A-Z]:\\\w")
"""A place on somebody's own machine."""
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b|unittest\.mock|#\s*type: ignore(?!\[)|#\s*noqa(?!:)")
MAY_NAME_THEM = {"tests/test_style.py"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def written() -> list[Path]:
    """Every text file of the project."""
    found = [path for path in ROOT.iterdir() if path.is_file() and path.suffix in WRITTEN]
    for folder in FOLDERS:
        found += [path for path in (ROOT / folder).rglob("*") if path.suffix in WRITTEN]
    clutter = {"__pycache__", "LICENSE", ".gitignore"}
    return [path for path in found if path.is_file() and not clutter & set(path.parts)]


def lines_with(pattern: re.Pattern[str], path: Path) -> list[str]:
    # Some of the broken levels are no UTF-8, on purpose.
    lines = path.read_text("utf-8", errors="backslashreplace").splitlines()
    return [
        f"{name_of(path)}:{n}: {line}" for n, line in enumerate(lines, 1) if pattern.search(line)
    ]


def test_no_file_is_long() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in CODE}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_long() -> None:
    long = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                lines = node.end_lineno - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{name_of(path)}:{node.lineno} {node.name}: {lines} lines")
    assert long == []


def test_the_first_line_of_a_file_says_what_it_is_for() -> None:
    silent = [
        path for path in CODE if ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None
    ]
    assert [name_of(path) for path in silent] == []


def test_nothing_is_left_unfinished_or_silenced_without_a_reason() -> None:
    code = [path for path in CODE if name_of(path) not in MAY_NAME_THEM]
    assert [hit for path in code for hit in lines_with(UNFINISHED, path)] == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    files = [path for path in written() if name_of(path) not in MAY_NAME_THEM]
    assert len(files) > len(CODE)
    assert [hit for path in files for hit in lines_with(MACHINE_PATH, path)] == []


@pytest.mark.parametrize(
    "line", ["cd /home/ada/x", 'open("/tmp/a.csv")', r"C:\games\x", "(/root/a)"]
)
def test_a_planted_machine_path_is_found(line: str) -> None:
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", ["assets/home/x", "~/tmp/a", "the root/tmp"])
def test_other_slashes_are_no_machine_path(line: str) -> None:
    assert not MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", ["x = 1  # TODO", "y()  # type: ignore", "z  # noqa"])
def test_a_planted_loose_end_is_found(line: str) -> None:
    assert UNFINISHED.search(line)
