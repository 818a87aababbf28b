"""The first start: a few calm questions before there is a desk, imported only then."""
