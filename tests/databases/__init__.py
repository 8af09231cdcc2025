"""Which database do the tests run on? SQLite, or a PostgreSQL they find or start for themselves."""
