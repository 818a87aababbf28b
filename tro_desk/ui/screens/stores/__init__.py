"""Shops and goods: listings, costs, balances, exchange rates, and how much hangs on whom."""
