"""How a language model multiplies matrices: by NumPy's library where that is exact, else as spaCy does by itself.

Half of what a model costs are such products. spaCy makes them by BLIS, whose builds use what every processor has;
NumPy's OpenBLAS knows the processor that it runs on, and is three times as fast (34 and 98 Gflop/s on an AMD EPYC of
2024, at the sizes of spaCy's small English model). But with the instructions of some processors (AVX2) OpenBLAS
rounds a row's product by where the row stands in its matrix. Names would then depend on which articles are read
together, so it is asked first.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from thinc.types import Floats2d

# Rows below which OpenBLAS takes other ways, which round otherwise (seen up to 32); fewer are filled up with zeros.
FEWEST = 64

# Columns of the matrices of spaCy's pipelines: the width of a word (96), and the several of a window of words.
WIDTHS = (64, 96, 288, 384)

# Rows of the products that are compared: with all remainders that parts of 16 rows leave, and larger ones.
TRIED = (*range(FEWEST, FEWEST + 16), 100, 127, 333, 1000)


class FastOps(NumpyOps):  # type: ignore[misc]  # thinc has no types for what it compiles
    """Thinc's operations, with the products of matrices by NumPy."""

    def gemm(
        self,
        x: Floats2d,
        y: Floats2d,
        out: Floats2d | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Floats2d:
        """The product of two matrices, either of them turned over first where that is asked."""
        left, right = np.asarray(x.T if trans1 else x), np.asarray(y.T if trans2 else y)
        rows = len(left)
        if rows < FEWEST:
            left = np.concatenate([left, np.zeros((FEWEST - rows, left.shape[1]), left.dtype)])
        product: Floats2d = np.matmul(left, right)[:rows]
        if out is None:
            return product
        out[:] = product
        return out


@contextmanager
def fast_matrices() -> Iterator[None]:
    """Have the models that are loaded meanwhile multiply as fast as they can without loss of exactness."""
    if not alike_everywhere():
        yield
        return
    before = get_current_ops()
    set_current_ops(FastOps())
    try:
        yield
    finally:
        set_current_ops(before)


@cache
def alike_everywhere() -> bool:
    """Whether the product of a row has the same bits wherever the row stands, and however many there are."""
    random = np.random.default_rng(0)
    for width in WIDTHS:
        row, weights = random.random((1, width), np.float32), random.random((width, width), np.float32)
        first = np.matmul(np.repeat(row, FEWEST, axis=0), weights)[0]
        if not all((np.matmul(np.repeat(row, rows, axis=0), weights) == first).all() for rows in TRIED):
            return False
    return True
