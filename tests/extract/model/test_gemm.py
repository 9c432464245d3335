"""Matrix products equal those of NumPy, with the same bits for a row at any position."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from generator.extract.model import gemm
from generator.extract.model.gemm import (
    PADDINGS,
    ROWS,
    WIDEST,
    FastOps,
    is_reproducible,
    multiply,
    reproducible_padding,
)
from generator.process import library_versions

Matrix = NDArray[np.float32]

# Columns of rows and of their products: those of spaCy's English pipelines, the widest of one product, and one more.
SIZES = [(96, 50), (96, 64), (64, 384), (64, 1024), (384, 288), (576, 288), (288, 288), (300, 96), (96, WIDEST + 1)]

# From where to where of 500 rows: the first, the last, some in a block, some of three blocks.
PLACES = [(0, 1), (1, 3), (7, 57), (ROWS - 1, ROWS + 1), (100, 450), (499, 500)]


def _matrices(rows: int, inner: int, outputs: int) -> tuple[Matrix, Matrix]:
    random = np.random.default_rng(rows)
    return random.standard_normal((rows, inner), np.float32), random.standard_normal((outputs, inner), np.float32)


@pytest.mark.parametrize("rows", [0, 1, 7, ROWS - 1, ROWS, ROWS + 1, 500])
@pytest.mark.parametrize("outputs", [1, 50, 288, WIDEST, WIDEST + 1, 1024])
def test_a_product_of_matrices_is_that_of_numpy(rows: int, outputs: int) -> None:
    """Whichever is turned over, and wherever it is put."""
    left, right = _matrices(rows, 96, outputs)
    into = np.empty((rows, outputs), np.float32)
    ops: Any = FastOps()
    products = [
        ops.gemm(left, right, trans2=True),
        ops.gemm(left, right, out=into, trans2=True),
        ops.gemm(left.T.copy(), right.T.copy(), trans1=True),
        *(multiply(left, right, padding) for padding in PADDINGS),
    ]
    assert products[1] is into
    for product in products:
        assert product.shape == (rows, outputs)
        assert np.allclose(product, left @ right.T, atol=1e-4)


@pytest.mark.parametrize(("start", "end"), PLACES)
@pytest.mark.parametrize(("inner", "outputs"), SIZES)
def test_rows_have_the_same_product_alone_and_among_others(inner: int, outputs: int, start: int, end: int) -> None:
    """Bit for bit, on every processor: by NumPy with or without zeros, or by spaCy's own."""
    left, right = _matrices(500, inner, outputs)
    ops: Any = FastOps()
    among = ops.gemm(left, right, trans2=True)
    assert (ops.gemm(left[start:end], right, trans2=True) == among[start:end]).all()


@pytest.mark.parametrize(("inner", "outputs"), SIZES)
def test_products_called_exact_are_so_in_any_order(inner: int, outputs: int) -> None:
    """Rows that were not asked about, in other places, have the same products."""
    left, right = _matrices(500, inner, outputs)
    for padding in (padding for padding in PADDINGS if is_reproducible(inner, outputs, padding)):
        products = multiply(left, right, padding)
        for seed in range(5):
            order = np.random.default_rng(seed).permutation(500)
            assert (multiply(left[order], right, padding) == products[order]).all()


@pytest.mark.parametrize(
    ("rows", "columns", "padding"),
    [
        (slice(0), slice(0), 0),  # no product is odd
        (slice(6, None), slice(8), 8),  # the first columns of all but the first rows
        (slice(6, None), slice(-8, None), 8),  # the last
        (slice(6, None), slice(9), None),  # more than are covered by zeros
        (slice(ROWS - 1, None), slice(30, 31), None),  # one number
        (slice(None), slice(None), 0),  # all equal: inexact, but in the same way at any row
    ],
)
def test_the_fewest_zeros_that_make_a_product_exact_are_added(
    monkeypatch: pytest.MonkeyPatch, rows: slice, columns: slice, padding: int | None
) -> None:
    """Where a library rounds some rows and columns of a product otherwise than the rest."""

    def rounded(left: Matrix, right: Matrix, out: Matrix) -> None:
        out[:] = (left[:, :, None] * right[None]).sum(axis=1)
        out[rows, columns] = np.nextafter(out[rows, columns], np.float32(np.inf))

    monkeypatch.setattr(np, "matmul", rounded)
    assert reproducible_padding.__wrapped__(5, 40) == padding


def test_a_product_that_depends_on_the_row_before_is_not_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """The question is asked with different rows, not with one repeated alone."""

    def mixed(left: Matrix, right: Matrix, out: Matrix) -> None:
        out[:] = (left[:, :, None] * right[None]).sum(axis=1)
        out += np.roll(left, 1, axis=0)[:, :1]

    monkeypatch.setattr(np, "matmul", mixed)
    assert reproducible_padding.__wrapped__(5, 40) is None


def test_where_numpy_is_not_exact_products_are_spacys_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the bits that spaCy's library gives them."""
    left, right = _matrices(50, 96, 288)
    ops: Any = FastOps()
    monkeypatch.setattr(gemm, "reproducible_padding", lambda *_: None)
    assert (ops.gemm(left, right, trans2=True) == NumpyOps().gemm(left, right, trans2=True)).all()


class _OfALibrary(NumpyOps):  # type: ignore[misc]  # thinc has no types for what it compiles
    """Operations that a library of the machine's maker brings."""


def test_a_model_loaded_meanwhile_multiplies_by_numpy() -> None:
    """And what is loaded later as before."""
    with gemm.fast_gemm():
        assert isinstance(get_current_ops(), FastOps)
    assert not isinstance(get_current_ops(), FastOps)


def test_with_another_version_thinc_multiplies_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_versions, "installed_version", lambda package: "0")
    with gemm.fast_gemm():
        assert type(get_current_ops()) is NumpyOps


def test_operations_of_another_library_stay_in_place() -> None:
    """Those of a graphics card, or Apple's: nothing is asked of them, and nothing replaces them."""
    before = get_current_ops()
    set_current_ops(_OfALibrary())
    try:
        with gemm.fast_gemm():
            assert type(get_current_ops()) is _OfALibrary
    finally:
        set_current_ops(before)
