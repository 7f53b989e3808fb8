"""Natural breaks (Fisher and Jenks), by mapclassify."""

from __future__ import annotations

import warnings

import numpy as np

# Without a compiler mapclassify needs a second for some 350 values and four for twice as many.
SAMPLE = 250


def natural_starts(steps: np.ndarray, distinct: np.ndarray, n: int) -> list[int]:
    """Positions among the distinct values at which a class starts.

    Of many values, evenly spaced ones of the sorted row stand for all, smallest and largest
    included: the same values always give the same classes.

    Args:
        steps: all values, sorted.
        distinct: each of them once.
        n: classes wanted, fewer than there are distinct values.
    """
    # scipy and scikit-learn come with it: seconds that only this choice has to wait for
    from mapclassify import FisherJenks  # noqa: PLC0415

    sample = _sample(steps)
    n = min(n, len(np.unique(sample)))
    if n == 1:
        return [1]
    # its sums are of single precision: values around zero keep their differences
    centred = (sample - sample.mean()) / sample.std()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that numba would be faster
        tops = FisherJenks(centred, k=n).bins[:-1]
    last = sample[np.searchsorted(centred, tops, side="right") - 1]
    starts = np.searchsorted(distinct, last, side="right")
    return sorted({min(int(start), len(distinct) - 1) for start in starts})


def _sample(steps: np.ndarray) -> np.ndarray:
    if len(steps) <= SAMPLE:
        return steps
    return steps[np.linspace(0, len(steps) - 1, SAMPLE).round().astype(int)]
