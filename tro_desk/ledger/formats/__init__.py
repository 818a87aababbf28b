"""One module for each report that is known."""
