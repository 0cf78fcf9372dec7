"""The command line: what can be asked for, and how troubles are told."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

DONE, DID_NOT_HOLD, WRONG_USE = 0, 1, 2
SENSORS = (
    "keyboard | simulated[:NAME] | recording:FILE. NAME: diligent, weak, strong, one_sided, slow, "
    "tired, still, onlooker"
)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the exit status. No traceback is shown for anything that people can mend."""
    arguments = _parser().parse_args(words)
    # Standard output is for what was asked for, and not for pygame's greeting.
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    # What is heavy to load is loaded once it is needed, so that `--help` is instant.
    from game import commands  # noqa: PLC0415
    from game.shell.trouble import Trouble  # noqa: PLC0415

    try:
        run = getattr(commands, arguments.run)
        status: int = run(arguments)
    except Trouble as trouble:
        sys.stderr.write(f"stepling: {trouble}\n")
        return trouble.status
    except BrokenPipeError:
        # Whoever read our output has gone; there is nobody left to tell.
        sys.stderr.close()
        return DID_NOT_HOLD
    except KeyboardInterrupt:
        return DID_NOT_HOLD
    return status


def _parser() -> argparse.ArgumentParser:
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument(
        "--data",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="folder of the family's data (default: the user's data folder)",
    )
    screen = argparse.ArgumentParser(add_help=False)
    screen.add_argument("--safe-video", action="store_true", help="a plain window, scaled by us")
    screen.add_argument("--full", action="store_true", help="fill the screen")
    screen.add_argument("--silent", action="store_true", help="no sound")
    screen.add_argument("--shots", metavar="DIR", help="where pictures go (F12 takes one)")
    parser = argparse.ArgumentParser(
        "stepling",
        description="Balance, weight-shift and stepping games for children.",
        parents=[data, screen],
    )
    parser.set_defaults(run="game")
    parser.add_argument("--sensor", metavar="SPEC", default="keyboard", help=SENSORS)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _play(commands.add_parser("play", parents=[data, screen], help="play one level"))
    replay = commands.add_parser("replay", parents=[data, screen], help="live a session again")
    replay.set_defaults(run="replay")
    replay.add_argument(
        "session", metavar="SESSION", type=Path, help="folder of a recorded session"
    )
    replay.add_argument("--headless", action="store_true", help="without a screen")
    replay.add_argument("--json", action="store_true", help="print the result as JSON")
    progress = commands.add_parser("progress", parents=[data], help="a child's path so far")
    progress.set_defaults(run="progress")
    progress.add_argument("child", metavar="CHILD", help="code or nickname")
    progress.add_argument("--png", metavar="FILE", help="write the progress screen as a picture")
    _children(commands.add_parser("children", parents=[data], help="who plays here"), data)
    return parser


def _play(play: argparse.ArgumentParser) -> None:
    play.set_defaults(run="play")
    play.add_argument("level", metavar="LEVEL", help="id of a level, or a YAML file")
    play.add_argument("--sensor", metavar="SPEC", default="keyboard", help=SENSORS)
    play.add_argument("--child", metavar="CODE", help="code or nickname (default: a guest)")
    play.add_argument("--rung", metavar="N", type=int, default=1, help="rung of the ladder, from 1")
    play.add_argument("--world", metavar="NAME", help="world to play in")
    play.add_argument("--seed", metavar="N", type=int, help="lays out the same course again")
    play.add_argument("--record", action="store_true", help="keep movement data, to replay it")
    play.add_argument("--headless", action="store_true", help="without a screen")
    play.add_argument("--json", action="store_true", help="print one JSON object at the end")
    play.add_argument("--events", action="store_true", help="a JSON line for each repetition kept")


def _children(children: argparse.ArgumentParser, data: argparse.ArgumentParser) -> None:
    children.set_defaults(run="children_list")
    kinds = children.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = kinds.add_parser("list", parents=[data], help="codes, nicknames and days")
    listing.set_defaults(run="children_list")
    add = kinds.add_parser("add", parents=[data], help="add a child; prints its code")
    add.set_defaults(run="children_add")
    add.add_argument("nickname", metavar="NICKNAME")
    add.add_argument("--avatar", metavar="NAME", default="otter", help="otter, owl, fox, ...")
