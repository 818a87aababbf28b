"""Amounts and exports as platforms print them become exact rows."""
