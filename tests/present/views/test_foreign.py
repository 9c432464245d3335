"""The language of words in, the direction in which they run out."""

from __future__ import annotations

import pytest

from generator.present.views.quotations import Quotation


@pytest.mark.parametrize(("lang", "rtl"), [(None, False), ("es", False), ("ar", True), ("he", True), ("ur", True)])
def test_arabic_and_hebrew_script_run_from_right_to_left(lang: str | None, rtl: bool) -> None:
    assert Quotation("words", "#s1", "1", lang).rtl == rtl
