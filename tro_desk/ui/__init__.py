"""The windows: the only package that sees Qt."""
