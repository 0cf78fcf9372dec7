"""No regular expression of a profile can search for ever."""

import re
import time

import pytest

from sensors.ble.patterns import LONGEST, why_not

FINE = (
    "INS",
    "(?i)stepling",
    r"(?P<side>[LR])[_*](?P<values>\[\[.*\]\])",
    r'\{"t":(?P<time>\d+),"pct":(?P<values>\[[^\]]*\])\}',
    "(?:ab)+c",
    "(?:left|right)_[0-9]{1,3}",
    r"a\{2\}\(",
    "[]()*+?]x",
    r"(\d+),(\d+),(\d+),(\d+);(?P<values>.*)",
    r"(?P<a>[0-9.]+) B(?P<b>\d+) +x",
    "鞋垫.*",
)
BAD = {
    "(a*)*": "repeats what can itself match in several ways",
    "(a|b)+": "repeats what can itself match in several ways",
    "(a?){9}": "repeats what can itself match in several ways",
    "(?:a{2}){2}": "repeats what can itself match in several ways",
    "((((a+))))+b": "repeats what can itself match in several ways",
    "a*+": "repeats what can itself match in several ways",
    ".*.*.*": "too many ways",
    r"\d+,?\d+,*\d+x": "too many ways",
    r"[^,]+\b[^,]+\b[^,]+": "too many ways",
    r"(\w+)k(\w+)K(\w+)": "too many ways",
    r"(?:\d+|a),(?:\d+|a),(?:\d+|a)": "too many ways",
    "a?" * 40: "too many ways",
    "(a|b)" * 30: "too many ways",
    "a{5000}": "repeats more than 1024 times",
    r"(a)\1": "refers or looks elsewhere",
    "(?P<x>a)(?P=x)": "refers or looks elsewhere",
    "(?=a)b": "refers or looks elsewhere",
    "(?<!a)b": "refers or looks elsewhere",
    "(?>a*)b": "refers or looks elsewhere",
    "(?x)a b": "refers or looks elsewhere",
    "(": "no regular expression",
    "[[a]": "no regular expression",
    "a{99999999999}": "no regular expression",
}


@pytest.mark.parametrize("pattern", FINE)
def test_ordinary_patterns_are_allowed(pattern):
    assert why_not(pattern) is None


@pytest.mark.parametrize(("pattern", "why"), BAD.items())
def test_patterns_that_may_search_for_long_are_refused(pattern, why):
    told = why_not(pattern)
    assert told is not None
    assert why in told


SLOWEST = (
    "(.*)(.*)x?y",
    "(.*)(?:a|.)(.*)y",
    "a?" * 21 + "a" * 21 + "b",
    "(?:a|.)" * 21 + "b",
    "(?:.*.*|a)y",
    "([^,]*),(.*)(.*)y",
    "(?:[0-9]+a)?(a*)(a*)c",
)


@pytest.mark.parametrize("pattern", SLOWEST)
def test_the_slowest_patterns_that_are_allowed_take_no_longer_than_counting_the_ways(pattern):
    assert why_not(pattern) is None
    begun = time.thread_time()
    for _ in range(2**21):
        pass
    counting_s = time.thread_time() - begun
    begun = time.thread_time()
    assert re.compile(pattern).fullmatch("a" * LONGEST) is None
    assert time.thread_time() - begun < 40 * counting_s
