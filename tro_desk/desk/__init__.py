"""What the seller can do: one use case a file."""
