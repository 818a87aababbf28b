"""The windows: the only package that sees Qt."""

from tro_desk.ui import plain_import

__all__ = ["plain_import"]
