"""Nicknames that can be shown and spoken, and the codes that children go by elsewhere."""

import secrets
import unicodedata
from collections.abc import Collection
from itertools import count

from profiles.errors import StoreError

GUEST = "guest"
LETTERS = "CDFHJKLMNPRTVWXY"
"""No vowels, so that no code is a word, and none that is read as another letter or a digit."""
DIGITS = "23456789"
TRIES_A_LENGTH = 64
LONGEST_NICKNAME = 40
UNSHOWN = {"Cc", "Cs", "Co"}
"""Unicode categories: control characters, halves of characters, private use."""
TURNS_TEXT = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that would turn the words around the name, too."""


def new_code(taken: Collection[str]) -> str:
    """A code as KT47 that is not taken; with more digits where those run short."""
    folded = {code.casefold() for code in taken}
    for number in count():
        digits = 2 + number // TRIES_A_LENGTH
        letters = (secrets.choice(LETTERS) for _ in range(2))
        numbers = (secrets.choice(DIGITS) for _ in range(digits))
        code = "".join((*letters, *numbers))
        if code.casefold() not in folded:
            return code
    raise AssertionError("count() never ends")


def clean_nickname(nickname: str, codes: Collection[str]) -> str:
    """The nickname without needless spaces, composed; raises StoreError where it is none."""
    name = " ".join(unicodedata.normalize("NFC", nickname).split())
    kinds = [unicodedata.category(character) for character in name]
    if not any(kind[0] in "LNSP" for kind in kinds):
        raise StoreError("A nickname needs at least one letter. Type a name and try again.")
    if UNSHOWN & set(kinds) or TURNS_TEXT & set(name):
        raise StoreError("The nickname has a character in it that cannot be shown. Type it again.")
    if len(name) > LONGEST_NICKNAME:
        raise StoreError(f"The nickname is longer than {LONGEST_NICKNAME} letters. Shorten it.")
    if name.casefold() in {GUEST, *(code.casefold() for code in codes)}:
        raise StoreError(f"{name} already means somebody else here. Choose another nickname.")
    return name


def same_name(first: str, second: str) -> bool:
    """Whether two nicknames are the same but for capital letters and how they were typed."""
    return _folded(first) == _folded(second)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()
