"""The arrays that measures take and give."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
"""Numbers of rows."""
Waves = NDArray[np.complex128]
"""Numbers of a Fourier transform."""
