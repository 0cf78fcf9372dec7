"""Keep what C libraries print from standard error, where our own sentence says it all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

ERRORS = 2
"""The file descriptor of standard error, which C libraries write to."""


@contextmanager
def hushed() -> Iterator[None]:
    """Nothing that is printed meanwhile reaches standard error."""
    if sys.stderr is not None:
        sys.stderr.flush()
    try:
        kept, nowhere = os.dup(ERRORS), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # standard error is closed: there is nothing to keep clean
        yield
        return
    try:
        os.dup2(nowhere, ERRORS)
        yield
    finally:
        os.dup2(kept, ERRORS)
        os.close(kept)
        os.close(nowhere)
