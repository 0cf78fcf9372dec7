"""Regular expressions of profiles, and why none of them can search for ever.

A pattern is laid on a text from its beginning (`match`, `fullmatch`), which takes as many steps as
there are ways to lay it. These are counted before it is used: each repeat without a fixed number
has one way for each letter of the longest text, each `?` two, each choice as many as it has
branches. A repeat has one way only where what follows ends it: `[0-9]+,` cannot stop anywhere but
before the comma. A pattern with more than MOST_WAYS is refused, and so is a repeat of what can
itself be laid in several ways (`(a*)*`, `(a|b)+`), referring back, and looking ahead or behind.
Texts are cut to LONGEST letters.
"""

import re
from typing import Annotated
from warnings import catch_warnings, simplefilter

from pydantic import AfterValidator, Field

__all__ = ["LONGEST", "Pattern", "why_not"]

LONGEST = 1024
"""Letters of the longest text that a pattern is laid on."""
MOST_WAYS = 2**21
"""Two free repeats and a choice; the slowest such match takes a tenth of a second."""
LETTERS = tuple(map(chr, range(256)))
"""Those that an end in plain words can stand for: no other letter is asked about."""
TOKEN = re.compile(
    r"""
      (?P<group>\((?:\?:|\?P<\w+>|\?i:)?(?!\?))
    | (?P<flag>\(\?i\))
    | (?P<end>\))
    | (?P<branch>\|)
    | (?P<repeat>[*+?]|\{\d*,?\d*\})(?P<lazy>\??)
    | (?P<back>\\[1-9]|\(\?.)
    | (?P<one>\\x..|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.)
    """,
    re.VERBOSE | re.DOTALL,
)
"""One piece of a pattern; `back` is whatever looks or refers elsewhere."""
END = re.compile(r"\\\W|\[[^\\^][^\\]*\]|[^\\.\[^$]", re.ASCII)
"""A letter, or a list of letters, in plain words: no others hide in it."""
MAYBE = re.compile(r"[*?]|\{0?,\d*\}|\{0\}")
"""A repeat that what it repeats need not be there for."""


class _Group:
    """How many ways a group has: those of its branches add up, those in one branch multiply."""

    def __init__(self) -> None:
        self.repeats = False
        """Whether anything in it is repeated."""
        self.tail = frozenset[str]()
        """The letters of the free repeat that it ends with, if it does."""
        self._done, self._open, self._last = 0, 1, 1
        # Ways of the branches before; of this branch without its last piece; of that piece.
        self._letters, self._last_repeats = frozenset[str](), False

    @property
    def ways(self) -> int:
        return self._done + self._open * self._last

    def letter(self, token: str, is_there: bool) -> None:
        """One letter that `token` can stand for comes next; whether it must be there."""
        letters = _letters(token)
        plain = token.isascii() and END.fullmatch(token) is not None
        if self.tail and is_there and plain and not self.tail & letters:
            self._last //= LONGEST
        self._push(1, repeats=False)
        self._letters = letters

    def inner(self, group: "_Group") -> None:
        """A group comes next."""
        self._push(group.ways, group.repeats)
        if not group._done:
            self.tail = group.tail

    def branch(self) -> None:
        self._done, self._open, self._last = self.ways, 1, 1
        self.tail = frozenset()

    def repeat(self, sign: str) -> str | None:
        """Lay the last piece several times; says why that cannot be, where it cannot."""
        if sign == "?":
            self._last += 1
            self.tail = frozenset()
            return None
        if self._last > 1 or self._last_repeats:
            told = "repeats what can itself match in several ways"
            return f"{sign} {told}; repeat single letters or plain groups only"
        if any(int(number) > LONGEST for number in re.findall(r"\d+", sign)):
            return f"{sign} repeats more than {LONGEST} times; no text is longer"
        self._last_repeats = self.repeats = True
        if sign[0] != "{" or "," in sign:
            self._last, self.tail = LONGEST, self._letters
        return None

    def _push(self, ways: int, repeats: bool) -> None:
        self._open, self._last = self._open * self._last, ways
        self._last_repeats = repeats
        self.repeats |= repeats
        self._letters = self.tail = frozenset()


def why_not(pattern: str) -> str | None:
    """Why a profile may not use `pattern`, as a sentence; None where it may."""
    try:
        with catch_warnings():
            simplefilter("error")  # what Python will read otherwise one day is refused today
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return f"this is no regular expression: {error}; look for a bracket or a \\ too many"
    groups = [_Group()]
    for token in TOKEN.finditer(pattern):
        if told := _read(token, groups):
            return told
        if groups[-1].ways > MOST_WAYS * LONGEST:
            break
    if groups[0].ways > MOST_WAYS or len(groups) > 1:
        return "this can match in too many ways; use fewer *, + and |, or end them with a letter"
    return None


def _read(token: re.Match[str], groups: list[_Group]) -> str | None:
    """Take one piece in; `groups` are those that are open."""
    if token["back"]:
        return f"{token['back']} refers or looks elsewhere; write it without"
    if token["group"]:
        groups.append(_Group())
    elif token["end"]:
        inner = groups.pop()
        groups[-1].inner(inner)
    elif token["branch"]:
        groups[-1].branch()
    elif token["repeat"]:
        return groups[-1].repeat(token["repeat"])
    elif token["one"]:
        is_there = not MAYBE.match(token.string, token.end())
        groups[-1].letter(token["one"], is_there)
    return None


def _letters(token: str) -> frozenset[str]:
    """The letters that a token can stand for, in either case; none for ^, $ and such."""
    try:
        one = re.compile(token, re.IGNORECASE | re.DOTALL)
    except re.error:
        return frozenset(LETTERS)
    return frozenset(letter for letter in LETTERS if one.fullmatch(letter))


def _allowed(pattern: str) -> str:
    if told := why_not(pattern):
        raise ValueError(told)
    return pattern


Pattern = Annotated[
    str,
    AfterValidator(_allowed),
    Field(min_length=1, max_length=200, description="a regular expression"),
]
