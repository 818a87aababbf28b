"""The worksheet screen."""
