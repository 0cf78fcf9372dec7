"""Words that a level brings along in several languages."""

import pickle

import pytest

from exercises.words import NO_WORDS, Words

RIVER = Words.of({"en": "River", "es": "Río", "zh_CN": "河"})


def test_words_are_a_text_like_any_other_in_english():
    assert RIVER == "River"
    assert f"{RIVER}!" == "River!"
    assert {RIVER: 1}["River"] == 1
    assert not NO_WORDS


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ((), "River"),
        (("es",), "Río"),
        (("es_MX",), "Río"),
        (("zh_CN",), "河"),
        (("zh_TW",), "River"),
        (("fr", "es"), "Río"),
        (("en_GB", "es"), "River"),
        (("en", "es"), "River"),
    ],
)
def test_the_first_language_that_is_known_is_spoken(languages, said):
    assert RIVER.among(languages) == said


def test_no_language_is_lost_on_the_way_to_another_process():
    assert pickle.loads(pickle.dumps(RIVER)).among(("es",)) == "Río"
