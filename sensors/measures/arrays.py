"""The arrays that measures take and give."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
"""Numbers of rows."""
Waves = NDArray[np.complex128]
"""Numbers of a Fourier transform."""

BLOCK_ROWS = 4096


def floats(values: Numbers) -> Iterator[float]:
    """The numbers of a column (n,), one by one, without a list of them all."""
    for first in range(0, len(values), BLOCK_ROWS):
        yield from values[first : first + BLOCK_ROWS].tolist()
