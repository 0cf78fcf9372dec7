"""What `stepling levels new`, `preview` and `rehearse` can be asked for."""

import argparse

from game.cli_values import named, several, span_s, whole

PREVIEW = "levels_preview"
"""What `game.preview_command` runs, among all commands."""
REHEARSE = "levels_rehearse"
"""And what `game.rehearse_command` does."""
A_LEVEL = "id of a level, or a YAML file"
TOLD = """\
Save the file, and the new level starts; where it has mistakes, they are shown, and the last good
one plays on. Keys as in play; R starts again, 1 to 9 (or + and -) choose the rung, Esc ends.
Nothing is kept."""


def new(parser: argparse.ArgumentParser) -> None:
    """Options for a new level."""
    parser.set_defaults(run="levels_new")
    parser.add_argument("id", metavar="ID", help="the new level's own name, such as my_river")
    parser.add_argument("--game", metavar="GAME", type=named, help="the game that it is played in")
    parser.add_argument(
        "--to", metavar="DIR", type=named, help="folder for it (default: the family's levels)"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def preview(parser: argparse.ArgumentParser) -> None:
    """Options for a file that plays while it is written."""
    parser.set_defaults(run=PREVIEW)
    parser.description = TOLD
    parser.add_argument(
        "file", metavar="FILE", type=named, help="a YAML file, or the id of a level of yours"
    )
    parser.add_argument(
        "--rung", metavar="N", type=whole, default=1, help="rung of the ladder, from 1"
    )
    parser.add_argument(
        "--sensor",
        metavar="SPEC",
        default=argparse.SUPPRESS,
        help="keyboard (default) | simulated[:NAME]",
    )
    parser.add_argument(
        "--seed", metavar="N", type=whole, default=1, help="lays out another course (1)"
    )
    parser.add_argument("--seconds", metavar="N", type=span_s, help="end after so long")
    parser.add_argument(
        "--headless",
        action="store_true",
        help="without a screen: once, as fast as the machine can, or for --seconds by the clock; "
        "1 where the file has mistakes at the end",
    )


def rehearse(rehearse: argparse.ArgumentParser) -> None:
    """Options for a level that a crowd plays."""
    rehearse.set_defaults(run=REHEARSE)
    rehearse.add_argument("level", metavar="LEVEL", type=named, help=A_LEVEL)
    rehearse.add_argument(
        "--rung", metavar="N", type=whole, default=1, help="rung of the ladder, from 1"
    )
    size = rehearse.add_mutually_exclusive_group()
    size.add_argument("--children", metavar="N", type=several, help="how many (default: 50)")
    size.add_argument("--quick", action="store_true", help="8 children, one of each kind")
    rehearse.add_argument(
        "--seed", metavar="N", type=whole, default=1, help="draws the same children again (1)"
    )
    rehearse.add_argument(
        "--for",
        dest="groups",
        metavar="GROUP",
        type=named,
        help="whom the level is for: names with commas, such as weak,slow (default: all groups)",
    )
    rehearse.add_argument(
        "--most-reach",
        metavar="SHARE",
        type=named,
        help="the farthest lean that a therapist allows, up to 0.9 (default: the level's limits)",
    )
    rehearse.add_argument("--json", action="store_true", help="print one JSON object")
    rehearse.add_argument(
        "--picture", metavar="FILE", type=named, help="draw it on one page, too: a .png file"
    )
