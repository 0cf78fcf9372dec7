"""Any nickname that a family can think of is kept as it is, or refused in a sentence."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from profiles.names import LONGEST_NICKNAME, new_code
from profiles.store import Store, StoreError


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with closing(Store.in_memory()) as store:
        yield store


@given(nickname=st.text(max_size=LONGEST_NICKNAME + 5))
@example("Robert'); DROP TABLE child;--")
@example('"Ana" %s {0} \\n ?')
@example("小明")
@example("أمل")
@example("José")
@example("🦊👩‍🚀")
@example("ﬁ")
@example("\ud800")
@example("a\x00b")
@example("\u202eevil")
def test_a_nickname_is_kept_and_found_or_refused_in_a_sentence(store: Store, nickname: str) -> None:
    before = store.children()
    try:
        child = store.add_child(nickname, "fox")
    except StoreError as refusal:
        sentence = str(refusal)
        assert store.children() == before
    else:
        sentence = ""
        assert store.children() == (*before, child)
        assert child.nickname == unicodedata.normalize("NFC", " ".join(nickname.split()))
        assert store.child(child.code) == child
    assert sentence == "" or re.search(r"[.] [A-Z].*[.]$", sentence)


@pytest.mark.parametrize(
    "nickname", ["Ana", "Ana Lu", "小明", "أمل", "🦊", "R2D2", "O'Neil", "Ñandú", "7", "x" * 40]
)
def test_these_nicknames_are_fine(nickname: str) -> None:
    with closing(Store.in_memory()) as store:
        child = store.add_child(nickname, "fox")
        assert child.nickname == nickname
        assert store.child(nickname) == child


@pytest.mark.parametrize(
    "nickname", ["", "  ", "\u200b", "\u0301", "\ud800", "a\x07b", "\u202eana", "x" * 41]
)
def test_these_are_no_nicknames(nickname: str) -> None:
    with closing(Store.in_memory()) as store, pytest.raises(StoreError):
        store.add_child(nickname, "fox")


def test_one_name_typed_in_two_ways_is_one_name() -> None:
    with closing(Store.in_memory()) as store:
        child = store.add_child("Jose\u0301", "fox")
        assert store.child("JOSÉ") == child


def test_a_code_is_two_letters_and_two_digits_that_nobody_misreads() -> None:
    codes = {new_code(()) for _ in range(300)}
    assert all(re.fullmatch(r"[CDFHJKLMNPRTVWXY]{2}[2-9]{2}", code) for code in codes)


def test_a_code_that_is_taken_is_not_given_again() -> None:
    taken: set[str] = set()
    for _ in range(2000):
        code = new_code(taken)
        assert code not in taken
        taken.add(code.lower() if len(taken) % 2 else code)
