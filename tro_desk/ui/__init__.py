"""The windows: the only package that sees Qt."""

from tro_desk.ui import singletons

singletons.keep_alive()
