"""French dates as institutions write them: the first of a month is “1er”, which `S` gives (ordinals.py)."""

DATE_FORMAT = "jS F Y"
DATETIME_FORMAT = "jS F Y H:i"
MONTH_DAY_FORMAT = "jS F"
