"""One file a section of the brief; each names its ORDER."""
