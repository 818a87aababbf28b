"""The guided path without a window: steps, conditions, what comes next."""
