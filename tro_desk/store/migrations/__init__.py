"""One file a schema change, `v<NNNN>_<what>.py`, in order; run from inside the package.

Each holds `upgrade(op)`, given Alembic's `Operations` inside an open transaction. A migration says
the schema in its own words and imports nothing of `store`, because the code goes on and it does
not. With a new one: raise `schema.VERSION`, keep a desk of the old version in tests/desks/.
"""
