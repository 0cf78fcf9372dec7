"""What `stepling children export`, `import`, `backup`, `restore` and `erase` can be asked for."""

import argparse
from typing import Any

from game.cli_values import named

OF_KEEPING = "keeping_"
"""How the names of what `game.children_commands` runs begin among all commands."""
CHILD = "code or nickname"
PACKET = """\
A packet is one file with all that is kept of a child: records for Stepling, and two tables for
spreadsheets. profiles/README.md describes it. Movement recordings are no part of it."""
ERASED = """\
Erases a child for good: from the data, from every backup and from what was set aside, with its
movement recordings; then looks through every byte of the folder. Packets that you gave away, and
copies that your system makes of its disk, are yours to erase."""


def keeping(kinds: Any, data: argparse.ArgumentParser) -> None:
    """The commands, among the others of `stepling children`."""
    _export(kinds.add_parser("export", parents=[data], help="write a packet to take elsewhere"))
    _import(kinds.add_parser("import", parents=[data], help="take in what is new in a packet"))
    backup = kinds.add_parser("backup", parents=[data], help="keep a copy of all data as it is")
    backup.set_defaults(run=f"{OF_KEEPING}backup")
    restore = kinds.add_parser("restore", parents=[data], help="go back to a backup")
    restore.set_defaults(run=f"{OF_KEEPING}restore")
    restore.add_argument(
        "file", metavar="FILE", nargs="?", type=named, help="a backup (default: newest sound one)"
    )
    _erase(kinds.add_parser("erase", parents=[data], help="erase a child for good"))


def _export(export: argparse.ArgumentParser) -> None:
    export.set_defaults(run=f"{OF_KEEPING}export")
    export.description = PACKET
    who = export.add_mutually_exclusive_group(required=True)
    who.add_argument("child", metavar="CHILD", nargs="?", type=named, help=CHILD)
    who.add_argument("--all", action="store_true", help="all children in one packet")
    export.add_argument(
        *("-o", "--output"), metavar="FILE", type=named, required=True, help="the packet"
    )
    export.add_argument(
        "--deidentified",
        action="store_true",
        help="the code only: no nickname, face, birth year or name of a gear",
    )
    hidden = export.add_mutually_exclusive_group()
    hidden.add_argument(
        "--passphrase", action="store_true", help="hide it behind a passphrase, asked for twice"
    )
    _passphrase_file(hidden)
    export.add_argument("--force", action="store_true", help="replace a file that is there")


def _import(packet: argparse.ArgumentParser) -> None:
    packet.set_defaults(run=f"{OF_KEEPING}take_in")
    packet.add_argument("file", metavar="FILE", type=named, help="a packet")
    _passphrase_file(packet)


def _erase(erase: argparse.ArgumentParser) -> None:
    erase.set_defaults(run=f"{OF_KEEPING}erase")
    erase.description = ERASED
    erase.add_argument("child", metavar="CHILD", type=named, help=CHILD)
    erase.add_argument(
        "--yes", action="store_true", help="do not ask for the nickname to be typed again"
    )


def _passphrase_file(parser: Any) -> None:
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=named,
        help="the passphrase stands in the first line of this file",
    )
