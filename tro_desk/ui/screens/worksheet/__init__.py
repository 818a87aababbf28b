"""Settle, defend or default: the worksheet."""
