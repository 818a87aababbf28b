"""Recipes of the packages, and in `installed/` the packages themselves (`make test-packages`)."""
