"""Other desks than the one that is open: the list of them, and the sample."""
