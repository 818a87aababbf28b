"""The brief for a US lawyer."""
