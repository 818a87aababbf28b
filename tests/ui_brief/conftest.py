"""The fixtures of the review serve here too."""

from tests.ui_review.conftest import case, desk, filled, make_ui

__all__ = ["case", "desk", "filled", "make_ui"]
