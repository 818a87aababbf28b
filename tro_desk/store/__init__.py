"""SQLite: the only place of SQLAlchemy. Domain values in, domain values out."""
