"""Every picture keeps to what is drawn right, and each world of a game has all of its pictures."""

from pathlib import Path

import pygame
import pytest

from game.shell.levels import library, of_games
from game.shell.pictures import view_box
from tests.assets.svg_lint import FILE_NAME, faults

ASSETS = Path(__file__).parents[2] / "assets"
PICTURES = sorted(ASSETS.rglob("*.svg"))
EXERCISES = [level.rungs[0] for level in of_games(library())]
SKIES = [path for path in PICTURES if path.stem == "sky" or path.stem.endswith("_sky")]

GOOD = """<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" viewBox="-10 -5 20 10">
<title>A dot</title>
<defs><linearGradient id="a" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="9">
<stop offset="0" stop-color="#fff"/><stop offset="100%" stop-color="#123456" stop-opacity="0.5"/>
</linearGradient></defs>
<g transform="translate(1 -2) rotate(3)" fill="none"><circle r="4" fill="url(#a)"/></g>
<path id="b" d="M0 0 L1 1z" fill="rgb(1, 2, 3)" opacity="0.5"
 style="stroke: #abc; stroke-width: 2"/>
</svg>"""

# What is planted in place of what, and what the lint must say of it.
PLANTED = {
    "use": ("<circle", '<use href="#b"/><circle', "<use>"),
    "clip path": ("<circle", "<clipPath/><circle", "<clipPath>"),
    "mask": ("<circle", "<mask/><circle", "<mask>"),
    "filter": ("<circle", "<filter/><circle", "<filter>"),
    "pattern": ("<circle", "<pattern/><circle", "<pattern>"),
    "text": ("<circle", "<text>Hi</text><circle", "<text>"),
    "picture in a picture": ("<circle", '<image href="a.png"/><circle', "<image>"),
    "script": ("<circle", "<script/><circle", "<script>"),
    "group opacity": ('fill="none"><', 'opacity="0.5"><', "opacity on <g>"),
    "group opacity in a style": ('fill="none"><', 'style="opacity: 0.5"><', "opacity on <g>"),
    "focal gradient": ("linearGradient id", 'radialGradient fx="1" id', "fx on <radialGradient>"),
    "spread method": ('x1="0"', 'x1="0" spreadMethod="pad"', "spreadMethod"),
    "inherited gradient": ('x1="0"', 'x1="0" href="#a"', "href on <linearGradient>"),
    "share coordinates": (' gradientUnits="userSpaceOnUse"', "", "needs gradientUnits"),
    "box coordinates": ("userSpaceOnUse", "objectBoundingBox", "gradientUnits="),
    "named colour": ('"#fff"', '"white"', 'stop-color="white"'),
    "named fill": ('fill="none"', 'fill="white"', 'fill="white"'),
    "hsl": ("rgb(1, 2, 3)", "hsl(1, 2%, 3%)", "hsl"),
    "rgba": ("rgb(1, 2, 3)", "rgba(1, 2, 3, 0.5)", "rgba"),
    "eight digits": ("#123456", "#12345678", "#12345678"),
    "named colour in a style": ("#abc", "tomato", 'stroke="tomato"'),
    "blend mode": ("stroke-width: 2", "mix-blend-mode: screen", "mix-blend-mode"),
    "paint order": ('opacity="0.5"', 'paint-order="stroke"', "paint-order"),
    "gradient after its use": ('"rgb(1, 2, 3)"', '"url(#later)"', "before its first use"),
    "gradient from elsewhere": ("url(#a)", "url(other.svg#a)", "url(other.svg#a)"),
    "gradient outside of defs": ("defs>", "g>", "must stand in <defs>"),
    "id twice": ('id="b"', 'id="a"', "twice"),
    "no title": ("<title>A dot</title>", "", "the first thing must be a <title>"),
    "empty title": ("A dot", " ", "empty"),
    "words in the picture": ("</defs>", "</defs>Hello", "words outside"),
    "no view box": (' viewBox="-10 -5 20 10"', "", "viewBox"),
    "another size": ('width="20"', 'width="40"', "width and height"),
    "a unit": ('r="4"', 'r="4mm"', 'r="4mm"'),
    "a broken path": ("M0 0", "M0 calc(1)", 'd="M0 calc(1)'),
    "an unknown move": ("rotate(3)", "perspective(3)", "transform="),
    "a class": ('id="b"', 'class="b"', "class on <path>"),
    "what runs by itself": ('id="b"', 'onload="b()"', "onload on <path>"),
    "document type": ("<svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg", "document type"),
    "no XML": ("</svg>", "</sgv>", "no XML"),
}


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: str(path.relative_to(ASSETS)))
def test_a_picture_uses_only_what_is_drawn_right(path: Path) -> None:
    assert [f"line {line}: {what}" for line, what in faults(path.read_text("utf-8"))] == []


def test_the_lint_finds_nothing_in_a_good_picture() -> None:
    assert faults(GOOD) == ()


@pytest.mark.parametrize("what", PLANTED)
def test_the_lint_catches_what_is_planted(what: str) -> None:
    old, new, said = PLANTED[what]
    assert GOOD.count(old) >= 1
    found = faults(GOOD.replace(old, new))
    assert any(said in fault.what for fault in found), found


def test_the_lint_says_the_line() -> None:
    assert [fault.line for fault in faults(GOOD.replace('r="4"', 'r="4mm"'))] == [6]


def test_there_are_pictures() -> None:
    assert PICTURES
    assert SKIES


def test_pictures_are_named_in_lower_snake_case() -> None:
    assert [path.name for path in PICTURES if not FILE_NAME.fullmatch(path.name)] == []


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: str(path.relative_to(ASSETS)))
def test_a_picture_can_be_drawn_and_shows_something(path: Path) -> None:
    _, _, w, h = view_box(path)
    drawn = pygame.image.load_sized_svg(path, (round(w), round(h)))
    assert drawn.get_bounding_rect().size != (0, 0)


@pytest.mark.parametrize("path", SKIES, ids=lambda path: str(path.relative_to(ASSETS)))
def test_a_sky_is_opaque_and_covers_the_canvas(path: Path) -> None:
    assert view_box(path) == (0, 0, 1280, 720)
    sky = pygame.image.load_sized_svg(path, (1280, 720))
    assert pygame.mask.from_surface(sky, 254).count() == 1280 * 720


def test_the_worlds_of_one_game_have_the_same_pictures() -> None:
    for exercise in EXERCISES:
        assert len(exercise.worlds) >= 2, exercise.id
        names = {
            world: {path.name for path in (ASSETS / "worlds" / world).glob("*.svg")}
            for world in exercise.worlds
        }
        first = names[exercise.worlds[0]]
        assert first, exercise.id
        for world, own in names.items():
            assert own == first, f"{world} and {exercise.worlds[0]} differ in {own ^ first}"


def test_every_world_folder_belongs_to_a_game() -> None:
    used = {world for exercise in EXERCISES for world in exercise.worlds}
    assert {path.name for path in (ASSETS / "worlds").iterdir() if path.is_dir()} == used
