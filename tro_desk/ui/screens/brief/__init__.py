"""The brief for the lawyer: options, the real pages, print and save."""
