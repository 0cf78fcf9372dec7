"""A level's own title and cue are spoken in the family's language."""

from pathlib import Path

import pytest

from exercises import Offer, load
from game.model import TICK_S, Signals, Text
from game.scenes.answers import Begun, SensorReady
from game.scenes.play import start_playing
from game.scenes.scene import Tick
from game.scenes.setting import Setting
from game.session import Phase
from game.shell.levels import PARAMS, WORLDS
from game.shell.texts import preferred, translator
from tests.game.faulty import CHILD, SESSION

LEVEL = """format: 1
id: mine
title: {en: My river, es: Mi río}
game: otter_river
cues: {start: {en: Lean to your hand, es: Inclínate hacia tu mano}}
"""


def words_in_play(text: str) -> list[str]:
    offer = Offer.fixed(load(text, PARAMS, "mine.yaml", worlds=WORLDS))
    setting = Setting((offer,), "wii", CHILD, CHILD.id, SensorReady("wii", "wii", 4, None))
    scene, _ = start_playing(setting, offer, "river", Begun(SESSION, 7), Tick(TICK_S, Signals()))
    while scene.session.phase is not Phase.PLAYING:
        scene, _ = scene.step(Tick(TICK_S, Signals()))
    for _ in range(30):
        scene, _ = scene.step(Tick(TICK_S, Signals()))
    return [shape.message for shape in scene.view() if isinstance(shape, Text)]


def test_the_coach_says_what_the_therapist_wrote_in_the_familys_language(tmp_path: Path):
    cue = next(words for words in words_in_play(LEVEL) if words == "Lean to your hand")
    assert translator(tmp_path, ["es_MX"])(cue) == "Inclínate hacia tu mano"
    assert translator(tmp_path, ["de"])(cue) == "Lean to your hand"


def test_without_a_cue_of_its_own_a_level_has_the_games():
    plain = LEVEL[: LEVEL.index("cues:")]
    assert "Lean to your hand" not in words_in_play(plain)
    assert "Lean to steer the raft through the gate" in words_in_play(plain)


def test_the_title_is_spoken_too(tmp_path: Path):
    exercise = load(LEVEL, PARAMS, "mine.yaml", worlds=WORLDS)
    assert translator(tmp_path, ["es"])(exercise.title) == "Mi río"


@pytest.mark.parametrize(
    ("environment", "languages"),
    [
        ({}, ()),
        ({"LANG": "C"}, ()),
        ({"LANG": "es_MX.UTF-8"}, ("es_MX",)),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "zh_CN:es"}, ("zh_CN", "es")),
        ({"LANG": "es", "LC_ALL": "de_DE@euro"}, ("de_DE",)),
        ({"LANGUAGE": "", "LANG": "POSIX"}, ()),
    ],
)
def test_the_familys_languages_are_those_of_its_computer(environment, languages):
    assert preferred(environment) == languages
