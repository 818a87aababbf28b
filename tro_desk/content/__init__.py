"""The desk's knowledge as data: platforms, law, the brief's fixed words.

YAML with a schema; each legal row names its source and the date on which it was checked.
"""
