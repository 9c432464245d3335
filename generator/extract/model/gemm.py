"""Compute the matrix products of a language model with NumPy if reproducible, else with spaCy's BLIS.

Half of a model's CPU time is spent on matrix products. spaCy's builds of BLIS use only instructions that every
processor has; NumPy's OpenBLAS detects the processor, and is three times as fast. But its rounding of a row's product
may depend on the row's position and on the number of rows; names would then depend on which articles are read together.
So all products have the same number of rows, and each size is tested once: does a row have the same bits at every
position? If not, columns of zeros are added on either side, at the positions where the rounding differs.

With the sizes of spaCy's small English model BLIS does 18 Gflop/s, NumPy 51 with the zeros and 58 without, on an AMD
EPYC of 2021 (AVX2), which reads 150 articles in 16 CPU seconds instead of 23; the tests of sizes take 0.05. On one of
2024 (AVX512) BLIS does 34, NumPy 98 with all rows in one product.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from generator.process.library_versions import is_proved

Matrix = NDArray[np.float32]

# Rows of every product; the last block is padded with zeros. OpenBLAS takes 12 rows at a time, 24 with AVX512, and the
# rest in other ways (its kernel/x86_64/sgemm_kernel_8x4_haswell_2.c and sgemm_kernel_16x4_skylakex_3.c). Twice as many
# rows are 4 % faster in a batch of articles, and a third slower for one article of 430 words.
ROWS = 192

# Columns of zeros to try on either side, in this order. With AVX2 OpenBLAS adds up the first and the last eight
# columns in two halves, in every other six rows (COMPUTE_n12 in the former file).
PADDINGS = (0, 8)

# The number of columns, including zeros, is a multiple of this. OpenBLAS takes eight at a time; with a remainder, its
# last whole eight would end before the zeros do.
STEP = 8

# Most columns without zeros; more are split into several products. OpenBLAS forms blocks of 320 (SGEMM_DEFAULT_P in its
# param.h, for AVX2), each with such first and last columns.
WIDEST = 320 - 2 * max(PADDINGS)


class FastOps(NumpyOps):  # type: ignore[misc]  # thinc has no types for its compiled classes
    """Thinc's operations, with matrix products by NumPy if they are reproducible."""

    def gemm(
        self,
        x: Matrix,
        y: Matrix,
        out: Matrix | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Matrix:
        """Multiply two matrices, optionally transposing either operand."""
        inference = trans2 and not trans1 and x.dtype == y.dtype == np.float32  # other products occur only in training
        padding = reproducible_padding(x.shape[1], len(y)) if inference else None
        if padding is None:
            product: Matrix = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return product
        return multiply(x, y, padding, out)


@contextmanager
def fast_gemm() -> Iterator[None]:
    """Make models loaded in this context multiply with NumPy, if the version of thinc is proved."""
    before = get_current_ops()
    # Operations of a graphics card or of Apple's library are faster.
    if not is_proved("thinc") or type(before) is not NumpyOps:
        yield
        return
    set_current_ops(FastOps())
    try:
        yield
    finally:
        set_current_ops(before)


def multiply(x: Matrix, y: Matrix, padding: int, out: Matrix | None = None) -> Matrix:
    """Multiply a matrix by the transpose of another, with NumPy.

    Args:
        x: The left operand, of shape (rows, inner).
        y: The right operand, of shape (columns, inner).
        padding: Columns of zeros that are added on either side, and cut off again.
        out: Where to put the product, of shape (rows, columns).
    """
    x = np.ascontiguousarray(x)  # reproducibility is tested only for contiguous rows
    if out is None:
        out = np.empty((len(x), len(y)), np.float32)
    blocks = max(1, -(-len(y) // WIDEST))
    for block, into in zip(np.array_split(y, blocks), np.array_split(out, blocks, axis=1), strict=True):
        own = slice(padding, padding + len(block))
        weights = np.zeros((-(-(len(block) + 2 * padding) // STEP) * STEP, y.shape[1]), np.float32)
        weights[own] = block
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
def reproducible_padding(inner: int, columns: int) -> int | None:
    """Find the smallest of `PADDINGS` that makes products reproducible; None if none does.

    Args:
        inner: Columns of the left operand.
        columns: Columns of the product.
    """
    return next((padding for padding in PADDINGS if is_reproducible(inner, columns, padding)), None)


def is_reproducible(inner: int, columns: int, padding: int) -> bool:
    """Whether the product of a row has the same bits at every position, regardless of the other rows."""
    random = np.random.default_rng(0)
    rows, weights = (random.random((count, inner), np.float32) - np.float32(0.5) for count in (ROWS, columns))
    products = multiply(rows, weights, padding)
    one_everywhere, alone = np.zeros(ROWS, np.intp), np.zeros(1, np.intp)
    orders = (one_everywhere, alone, np.arange(ROWS)[::-1], random.permutation(ROWS))
    return all((multiply(rows[order], weights, padding) == products[order]).all() for order in orders)
