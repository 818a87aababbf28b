"""Own names and listings against marks and terms."""
