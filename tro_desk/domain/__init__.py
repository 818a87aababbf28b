"""The values of the desk: frozen, without input or output, clock or sentences."""
