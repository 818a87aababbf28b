"""The help inside the program; nothing of it is imported before it is asked for."""
