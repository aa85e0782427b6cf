from pathfinders.admin import pathways
from pathfinders.admin.data import imports, records, sources

__all__ = ["imports", "pathways", "records", "sources"]
