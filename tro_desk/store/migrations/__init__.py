"""One file a schema change, in order; run from inside the package."""
