"""The command line: what can be asked for, and how troubles are told."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from game import children_options, level_options, report_options
from game.cli_values import moment_s, named, span_s, weight_kg, whole

DONE, DID_NOT_HOLD, WRONG_USE = 0, 1, 2
SENSORS = (
    "keyboard | wii[:ADDRESS] | ble:PROFILE[@ADDRESS[,ADDRESS]] | simulated[:NAME] | "
    "recording:FILE. PROFILE: an id, or a YAML file. NAME: diligent, weak, strong, one_sided, "
    "slow, tired, still, onlooker"
)
OF_SENSORS = "sensors_"
"""How the names of what `game.sensor_commands` runs begin here."""
OF_LEVELS = "levels_"
"""And those of `game.level_commands`."""
OF_KEEPING = children_options.OF_KEEPING
"""And those of `game.children_commands`."""
MEASURE = "measure"
A_LEVEL = level_options.A_LEVEL


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the exit status. No traceback is shown for anything that people can mend."""
    arguments = _parser().parse_args(words)
    # Standard output is for what was asked for, and not for pygame's greeting.
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    if isinstance(sys.stdout, TextIOWrapper):
        # A nickname may have letters that a terminal or a pipe has no code for.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        played = not arguments.run.startswith(
            (OF_SENSORS, OF_LEVELS, OF_KEEPING, MEASURE, report_options.REPORT)
        )
        _tell("Stopped, as you asked." + " What was played so far is kept." * played)
    return DID_NOT_HOLD


def _run(arguments: argparse.Namespace) -> int:
    # What is heavy to load is loaded once it is needed, so that `--help` is instant.
    from game.shell.trouble import Trouble  # noqa: PLC0415

    try:
        return _command(arguments.run)(arguments)
    except Trouble as trouble:
        _tell(str(trouble))
        return trouble.status


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    module: ModuleType
    if name == level_options.PREVIEW:
        from game import preview_command as module  # noqa: PLC0415
    elif name.startswith(OF_SENSORS):
        from game import sensor_commands as module  # noqa: PLC0415
    elif name == level_options.REHEARSE:
        from game import rehearse_command as module  # noqa: PLC0415
    elif name.startswith(OF_LEVELS):
        from game import level_commands as module  # noqa: PLC0415
    elif name.startswith(OF_KEEPING):
        from game import children_commands as module  # noqa: PLC0415
    elif name == report_options.REPORT:
        from game import report_command as module  # noqa: PLC0415
    elif name == MEASURE:
        from game import measure_command as module  # noqa: PLC0415
    else:
        from game import commands as module  # noqa: PLC0415
    known = name.removeprefix(OF_SENSORS).removeprefix(OF_LEVELS).removeprefix(OF_KEEPING)
    command: Callable[[argparse.Namespace], int] = getattr(module, known)
    return command


def _tell(sentence: str) -> None:
    if sys.stderr is not None:  # it is None where somebody closed it
        sys.stderr.write(f"stepling: {sentence}\n")


class Parser(argparse.ArgumentParser):
    """Tells wrong use in one line, without repeating all that could be asked for."""

    def __init__(self, *words: Any, **settings: Any) -> None:
        """Options are written out: what a half word stands for may change."""
        super().__init__(*words, **settings)
        self.allow_abbrev = False

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and end."""
        sentence = f"{message[0].upper()}{message[1:]}"
        self.exit(WRONG_USE, f"stepling: {sentence}. Help: {self.prog} --help\n")


def _parser() -> Parser:
    data, screen = _data(), _screen()
    parser = Parser(
        "stepling",
        description="Balance, weight-shift and stepping games for children.",
        parents=[data, screen],
    )
    parser.set_defaults(run="game")
    _sensor(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _play(commands.add_parser("play", parents=[data, screen], help="play one level"))
    _replay(commands.add_parser("replay", parents=[data, screen], help="live a session again"))
    progress = commands.add_parser("progress", parents=[data], help="a child's path so far")
    progress.set_defaults(run="progress")
    progress.add_argument("child", metavar="CHILD", help="code or nickname")
    progress.add_argument(
        "--png", metavar="FILE", type=named, help="write the progress screen as a picture"
    )
    told = commands.add_parser("report", parents=[data], help="one page for the therapist")
    report_options.report(told)
    _measure(commands.add_parser("measure", help="what a recording tells about balance and steps"))
    _children(commands.add_parser("children", parents=[data], help="who plays here"), data)
    _sensors(commands.add_parser("sensors", help="find, check and record boards and insoles"))
    _levels(commands.add_parser("levels", help="list, check, explain and write levels"), data)
    return parser


# What may stand before the command and behind it has no default here: that of the command would
# hide what stands before it. The defaults are those of `wanted.Wanted`.
def _data() -> Parser:
    data = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    data.add_argument(
        "--data",
        metavar="DIR",
        type=named,
        help="folder of the family's data (default: the user's data folder)",
    )
    return data


def _screen() -> Parser:
    screen = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    for flag, told in (
        ("--safe-video", "a plain window, scaled by us"),
        ("--full", "fill the screen"),
        ("--silent", "no sound"),
    ):
        screen.add_argument(flag, action="store_true", default=argparse.SUPPRESS, help=told)
    screen.add_argument(
        "--shots", metavar="DIR", type=named, help="where pictures go (F12 takes one)"
    )
    return screen


def _sensor(parser: Parser) -> None:
    parser.add_argument("--sensor", metavar="SPEC", default=argparse.SUPPRESS, help=SENSORS)


def _play(play: Parser) -> None:
    play.set_defaults(run="play")
    play.add_argument("level", metavar="LEVEL", help=A_LEVEL)
    _sensor(play)
    play.add_argument("--child", metavar="CODE", help="code or nickname (default: a guest)")
    play.add_argument(
        "--rung", metavar="N", type=whole, help="rung to start on (default: the child's own, or 1)"
    )
    play.add_argument("--world", metavar="NAME", help="world to play in")
    play.add_argument("--seed", metavar="N", type=whole, help="lays out the same course again")
    play.add_argument("--record", action="store_true", help="keep movement data, to replay it")
    play.add_argument("--headless", action="store_true", help="without a screen")
    play.add_argument("--json", action="store_true", help="print one JSON object at the end")
    play.add_argument("--events", action="store_true", help="a JSON line for each repetition kept")


def _replay(replay: Parser) -> None:
    replay.set_defaults(run="replay")
    replay.add_argument(
        "session", metavar="SESSION", type=Path, help="folder of a recorded session"
    )
    replay.add_argument("--headless", action="store_true", help="without a screen")
    replay.add_argument("--json", action="store_true", help="print the result as JSON")


def _measure(measure: Parser) -> None:
    measure.set_defaults(run=MEASURE)
    measure.add_argument("recording", metavar="RECORDING", type=named, help="a CSV file")
    measure.add_argument("--json", action="store_true", help="print one JSON object")
    for flag, told in (("--from", "leave out what comes before"), ("--to", "and from here on")):
        name = f"{flag.removeprefix('--')}_s"
        measure.add_argument(flag, dest=name, metavar="S", type=moment_s, help=told)
    measure.add_argument(
        "--standing-kg",
        metavar="W0",
        type=weight_kg,
        help="what this sensor reads of the child's whole weight (default: a quiet stance of 5 s)",
    )
    measure.add_argument(
        "--plot", metavar="FILE", type=named, help="draw it, too: a .png or .svg file"
    )


def _children(children: Parser, data: Parser) -> None:
    kinds = children.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = kinds.add_parser("list", parents=[data], help="codes, nicknames and days")
    listing.set_defaults(run="children_list")
    add = kinds.add_parser("add", parents=[data], help="add a child; prints its code")
    add.set_defaults(run="children_add")
    add.add_argument("nickname", metavar="NICKNAME")
    add.add_argument("--avatar", metavar="NAME", default="otter", help="otter, owl, fox, ...")
    children_options.keeping(kinds, data)


def _sensors(sensors: Parser) -> None:
    kinds = sensors.add_subparsers(title="commands", metavar="COMMAND", required=True)
    scan = kinds.add_parser("scan", help="find sensors")
    scan.set_defaults(run="sensors_scan")
    _seconds(scan, "how long to look (default: 8)")
    scan.add_argument("--json", action="store_true", help="a JSON line for each sensor")
    check = kinds.add_parser("check", help="how good the data of a sensor are")
    check.set_defaults(run="sensors_check")
    _sensor(check)
    _seconds(check, "how long to watch (default: 10; a recording to its end)")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    check.add_argument("--loads", action="store_true", help="the mean load of each cell, too")
    record = kinds.add_parser("record", help="write what a sensor measures to a file")
    record.set_defaults(run="sensors_record")
    record.add_argument("file", metavar="FILE", type=named, help="the recording, a CSV file")
    _sensor(record)
    _seconds(record, "how long (default: until Ctrl+C; a recording to its end)")
    record.add_argument("--force", action="store_true", help="replace a file that is there")
    decode = kinds.add_parser("decode", help="try a device's profile on frames written down")
    decode.set_defaults(run="sensors_decode")
    decode.add_argument("profile", metavar="PROFILE", type=named, help="an id, or a YAML file")
    decode.add_argument(
        "hexfile",
        metavar="HEXFILE",
        type=named,
        help="one frame a line, in hex; - is standard input. The recording is printed",
    )


def _levels(levels: Parser, data: Parser) -> None:
    kinds = levels.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = kinds.add_parser("list", parents=[data], help="all levels, the family's own too")
    listing.set_defaults(run="levels_listing")
    listing.add_argument("--json", action="store_true", help="print one JSON object")
    check = kinds.add_parser("check", parents=[data], help="all that is wrong with level files")
    check.set_defaults(run="levels_check")
    check.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        type=named,
        help="a YAML file (default: all of the family's own)",
    )
    check.add_argument("--json", action="store_true", help="print one JSON object")
    explain = kinds.add_parser("explain", parents=[data], help="what a level comes to")
    explain.set_defaults(run="levels_explain")
    explain.add_argument("level", metavar="LEVEL", type=named, help=A_LEVEL)
    explain.add_argument("--rung", metavar="N", type=whole, help="only this rung, from 1")
    explain.add_argument("--json", action="store_true", help="print one JSON object")
    schema = kinds.add_parser("schema", help="the JSON Schema, by which editors check levels")
    schema.set_defaults(run="levels_schema")
    schema.add_argument("--plan", action="store_true", help="that of plans")
    level_options.new(kinds.add_parser("new", parents=[data], help="write a level with comments"))
    seen = kinds.add_parser("preview", parents=[data, _screen()], help="play a file as you write")
    level_options.preview(seen)
    rehearse = kinds.add_parser("rehearse", parents=[data], help="let a made-up crowd play a level")
    level_options.rehearse(rehearse)


def _seconds(parser: Parser, told: str) -> None:
    parser.add_argument("--seconds", metavar="N", type=span_s, help=told)
