"""How a language model multiplies matrices: by NumPy's library where that is exact, else as spaCy does by itself.

Half of what a model costs are such products. spaCy makes them by BLIS, whose builds use what every processor has;
NumPy's OpenBLAS knows the processor that it runs on, and is three times as fast. But it may round a row's product by
where the row stands in its matrix, and by how many rows there are; names would then depend on which articles are read
together. So all products are made of as many rows, and of each size it is asked once whether a row has the same bits
at every place. Where it has not, columns of zeros beside the others take what differs.

At the sizes of spaCy's small English model BLIS makes 18 Gflop/s, NumPy 51 with the zeros and 58 without on an AMD EPYC
of 2021 (AVX2), which reads 150 articles in 16 seconds of the processor instead of 23; asking takes 0.05. On one of 2024
(AVX512) BLIS makes 34, NumPy 98 with all rows in one product.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps, get_current_ops, set_current_ops

Matrix = NDArray[np.float32]

# Rows of every product; the last are filled up with zeros. OpenBLAS takes 12 at a time, with AVX512 24, and those that
# remain by other ways (its kernel/x86_64/sgemm_kernel_8x4_haswell_2.c and sgemm_kernel_16x4_skylakex_3.c). Twice as
# many rows are 4 % faster in a batch of articles, and a third slower for one of 430 words.
ROWS = 192

# Columns of zeros on either side that are tried, in this order. With AVX2 OpenBLAS adds up the first eight columns and
# the last eight in two halves, in every other six rows (COMPUTE_n12 in the former file).
EDGES = (0, 8)

# The number of columns, with those of zeros, is a multiple of this. OpenBLAS takes so many at a time: the last eight
# are the last whole ones, and with some over they would lie before the zeros' end.
STEP = 8

# Columns besides those of zeros; of more, several products are made. OpenBLAS makes blocks of 320 (SGEMM_DEFAULT_P in
# its param.h, for AVX2), each with such first and last columns.
WIDEST = 320 - 2 * max(EDGES)


class FastOps(NumpyOps):  # type: ignore[misc]  # thinc has no types for what it compiles
    """Thinc's operations, with the products of matrices by NumPy where that is exact."""

    def gemm(
        self,
        x: Matrix,
        y: Matrix,
        out: Matrix | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Matrix:
        """The product of two matrices, either of them turned over first where that is asked."""
        as_in_reading = trans2 and not trans1 and x.dtype == y.dtype == np.float32  # others are those of training
        edge = exact_edge(x.shape[1], len(y)) if as_in_reading else None
        if edge is None:
            product: Matrix = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return product
        return multiply(x, y, edge, out)


@contextmanager
def fast_matrices() -> Iterator[None]:
    """Have the models that are loaded meanwhile multiply as fast as they can without loss of exactness."""
    before = get_current_ops()
    if type(before) is not NumpyOps:  # those of a graphics card or of Apple's library know better
        yield
        return
    set_current_ops(FastOps())
    try:
        yield
    finally:
        set_current_ops(before)


def multiply(x: Matrix, y: Matrix, edge: int, out: Matrix | None = None) -> Matrix:
    """The products of rows with the rows of another matrix, by NumPy.

    Args:
        x: The rows.
        y: The others; each gives a column.
        edge: Columns of zeros that are put before and behind these, and cut off again.
        out: Where to put the products.
    """
    x = np.ascontiguousarray(x)  # of no other form is it asked whether it is exact
    if out is None:
        out = np.empty((len(x), len(y)), np.float32)
    parts = max(1, -(-len(y) // WIDEST))
    for some, into in zip(np.array_split(y, parts), np.array_split(out, parts, axis=1), strict=True):
        own = slice(edge, edge + len(some))
        weights = np.zeros((-(-(len(some) + 2 * edge) // STEP) * STEP, y.shape[1]), np.float32)
        weights[own] = some
        product = np.empty((ROWS, len(weights)), np.float32)
        for first in range(0, len(x), ROWS):
            rows = x[first : first + ROWS]
            count = len(rows)
            if count < ROWS:
                rows = np.concatenate([rows, np.zeros((ROWS - count, rows.shape[1]), np.float32)])
            np.matmul(rows, weights.T, out=product)
            into[first : first + count] = product[:count, own]
    return out


@cache
def exact_edge(inner: int, outputs: int) -> int | None:
    """With how few columns of zeros beside them products are exact; None where none of `EDGES` makes them so.

    Args:
        inner: Columns of the rows.
        outputs: Columns of their products.
    """
    return next((edge for edge in EDGES if alike_everywhere(inner, outputs, edge)), None)


def alike_everywhere(inner: int, outputs: int, edge: int) -> bool:
    """Whether the product of a row has the same bits at every place, and whatever rows are beside it."""
    random = np.random.default_rng(0)
    rows, weights = (random.random((count, inner), np.float32) - np.float32(0.5) for count in (ROWS, outputs))
    products = multiply(rows, weights, edge)
    one_everywhere, alone = np.zeros(ROWS, np.intp), np.zeros(1, np.intp)
    arranged = (one_everywhere, alone, np.arange(ROWS)[::-1], random.permutation(ROWS))
    return all((multiply(rows[some], weights, edge) == products[some]).all() for some in arranged)
