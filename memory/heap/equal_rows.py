"""Finds equal rows of columns of numbers.

``numpy.unique`` takes ten times as long for rows, and imports ``numpy.ma`` for plain arrays, which
takes as long as the analysis of a small snapshot.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def sorted_rows(
    *columns: npt.NDArray[np.integer],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The order that sorts the rows of these columns, shape (r,), and where in it others begin.

    From each beginning to the next the rows are equal, and the first of them is the first of all
    that are.
    """
    order = np.lexsort(columns[::-1])
    begins = np.ones(len(order), dtype=np.bool_)
    begins[1:] = False
    for column in columns:
        values = column[order]
        begins[1:] |= values[1:] != values[:-1]
    return order, np.flatnonzero(begins)
