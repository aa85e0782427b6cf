"""Database and uploads in one file, and back: `manage.py backup`, `manage.py restore`.

A backup goes back to the kind of database that it came from. It holds personal data: keep it as you keep
the database. It does not hold the environment (SECRET_KEY, passwords of servers): keep that apart.
"""


class BackupError(Exception):
    """It cannot be done; the text says why and what to do."""
