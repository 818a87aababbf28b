"""The passphrase lock in the window: its screen, its forms, and when the desk is locked."""
