"""Review of a notice: the page beside what was found on it."""
