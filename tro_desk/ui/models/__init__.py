"""Item models that two screens or more use."""
