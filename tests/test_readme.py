"""README tells the truth: its commands, options, pictures and example are those of the program."""

import re
import subprocess
import sys
from pathlib import Path

from exercises import load
from game.shell.levels import PARAMS, WORLDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SENSORS = (("sensors", word) for word in ("scan", "check", "record", "decode"))
LEVELS = (
    ("levels", word)
    for word in ("list", "check", "explain", "new", "preview", "rehearse", "schema")
)
OTHERS = ((), ("play",), ("replay",), ("progress",), ("report",), ("children",), ("measure",))
CHILDREN = (
    ("children", word) for word in ("list", "add", "export", "import", "backup", "restore", "erase")
)
COMMANDS = (*OTHERS, *SENSORS, *LEVELS, *CHILDREN)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
OF_THE_SETUP = {"--without-pip", "--python"}


def help_of(*command: str) -> str:
    words = (sys.executable, "-m", "game", *command, "--help")
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def test_every_option_that_readme_names_is_there_and_no_other_is_left_out() -> None:
    there = {option for command in COMMANDS for option in OPTION.findall(help_of(*command))}
    assert set(OPTION.findall(README)) - OF_THE_SETUP == there


def test_the_level_in_readme_has_no_errors() -> None:
    (text,) = re.findall(r"```yaml\n(.+?)```", README, re.DOTALL)
    first, second = (load(text, PARAMS, "my_river.yaml", rung, WORLDS) for rung in (1, 2))
    assert second.params.reach_share > first.params.reach_share


def test_what_the_documents_link_to_is_there() -> None:
    for document in (*ROOT.glob("*.md"), ROOT / "assets" / "CREDITS.md"):
        links = LINK.findall(document.read_text("utf-8"))
        assert [link for link in links if not (document.parent / link).exists()] == [], (
            document.name
        )


def test_ci_ends_with_the_test_command_of_readme() -> None:
    last = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1]
    assert last.endswith("-m pytest")
    assert last in README.splitlines()


def test_contributing_writes_the_template_as_ci_checks_it() -> None:
    ci = (ROOT / ".ci" / "run").read_text("utf-8").replace("\\\n", " ")
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    checked, told = (re.search(r"extract (.+?) --output-file", text) for text in (ci, contributing))
    assert checked is not None
    assert told is not None
    assert checked[1].split() == told[1].split()
