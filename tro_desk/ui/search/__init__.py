"""The search over all that the desk holds: a panel over the window."""
