"""Packages installed for real and worked with the mouse; never part of `make test`."""
