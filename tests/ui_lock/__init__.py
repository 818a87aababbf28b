"""The passphrase lock in the window."""
