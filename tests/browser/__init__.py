"""Tests in a real browser."""

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
