"""The evidence of a case: every file that is kept, where it is from, and whether it is unharmed."""
