"""The page of sales: what was loaded, and its lines."""
