"""Throwing away and bringing back: what is asked before, and what is said after."""
