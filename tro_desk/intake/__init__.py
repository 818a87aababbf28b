"""A file becomes text with places; text becomes candidates."""
