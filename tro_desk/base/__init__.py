"""What everything rests on: clock, errors, messages, paths, atomic files, settings, log.

Standard library only; imports nothing of the program.
"""
