"""Django's own SQLite, but for one check in the tables that SQLite's `trusted_schema=OFF` does not allow."""
