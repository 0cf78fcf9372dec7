"""The guide tells the truth: each of its examples is run."""

import re
import shlex
from pathlib import Path

import pytest

from exercises import LevelError
from exercises.plan import read_plan
from exercises.shelves import shipped
from game.cli import main
from game.shell.levels import library

HERE = Path(__file__).parents[2] / "exercises"
GUIDE = (HERE / "README.md").read_text("utf-8")
BLOCKS = {
    match[1]: text
    for text in re.findall(r"```yaml\n(.+?)```", GUIDE, re.DOTALL)
    if (match := re.search(r"^id: (\w+)$", text, re.MULTILINE))
}
LEVELS = {name: text for name, text in BLOCKS.items() if "days_a_week" not in text}
SHELL = [
    line
    for block in re.findall(r"```sh\n(.+?)```", GUIDE, re.DOTALL)
    for line in block.splitlines()
]


def test_there_are_examples_of_each_kind():
    assert set(BLOCKS) == {"river_for_mia", "river_at_school", "river_far", "plan_for_mia"}


@pytest.mark.parametrize("name", LEVELS)
def test_each_level_in_the_guide_has_no_mistake(name):
    assert library().read(LEVELS[name], f"{name}.yaml").rungs


def test_the_plan_in_the_guide_has_no_mistake():
    rungs = {level.id: len(level.rungs) for level in library().levels()}
    assert read_plan(BLOCKS["plan_for_mia"], "plan_for_mia.yaml", rungs).days_a_week == 4


def test_the_mistake_in_the_guide_is_told_as_the_guide_says():
    (told,) = re.findall(r"```text\n(.+?)```", GUIDE, re.DOTALL)
    broken = BLOCKS["river_for_mia"].replace("hold_s: 1   ", "hold_s: 25  ")
    assert broken != BLOCKS["river_for_mia"]
    without_comments = re.sub(r" +#.*", "", broken)
    with pytest.raises(LevelError) as caught:
        library().read(without_comments, "river_for_mia.yaml")
    assert f"{caught.value}\n" == told


@pytest.mark.parametrize("line", [line for line in SHELL if "headless" in line or "check" in line])
def test_each_command_in_the_guide_that_needs_no_screen_ends_well(
    line, tmp_path, monkeypatch, capsys
):
    (tmp_path / "river_for_mia.yaml").write_text(BLOCKS["river_for_mia"], "utf-8")
    monkeypatch.chdir(tmp_path)
    program, *words = shlex.split(line)
    assert program == "stepling"
    assert main([*words, "--data", str(tmp_path / "family")]) == 0
    assert capsys.readouterr().err == ""


def test_what_the_guide_changes_about_a_level_it_builds_on_is_changed():
    level = library().read(BLOCKS["river_at_school"], "river_at_school.yaml")
    assert (level.rungs[0].params.reps, level.sheet.limits.max_reach_share) == (5, 0.7)
    assert [rung.params.reach_share for rung in level.rungs] == [0.5, 0.6, 0.7]
    assert "hold_s" not in level.values


def test_every_template_and_every_link_is_there():
    links = re.findall(r"\]\(([^)]+)\)", GUIDE)
    assert [link for link in links if not (HERE / link).exists()] == []
    assert {Path(link).stem for link in links if link.startswith("templates/")} == set(
        shipped("templates")
    )
