"""Periods of which no two may overlap, whoever writes to the database: an exclusion constraint on
PostgreSQL, triggers on SQLite. Both ask the same."""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from alliance87.core.ledger import triggers

FOR_EVER = "9999-12-31"


@dataclass(frozen=True)
class Periods:
    """Rows of `table` that share the number in `by`. Days include the last one, instants do not; an empty
    end is none. `where`, SQL over single columns, leaves out rows for which it is false."""

    table: str
    by: str
    starts: str
    ends: str
    are_days: bool
    where: str = ""

    @property
    def constraint(self) -> str:
        return f"{self.table}_no_overlap"

    def for_postgresql(self) -> str:
        """The number is compared as a range of one, which needs no extension."""
        kind, bounds = ("daterange", "[]") if self.are_days else ("tstzrange", "[)")
        where = f" WHERE ({self.where})" if self.where else ""
        return (
            f"ALTER TABLE {self.table} ADD CONSTRAINT {self.constraint} EXCLUDE USING gist ("
            f"int8range({self.by}, {self.by}, '[]') WITH &&, "
            f"{kind}({self.starts}, {self.ends}, '{bounds}') WITH &&){where}"
        )

    def for_sqlite(self) -> str:
        """The condition under which the row NEW is refused."""
        before = "<=" if self.are_days else "<"
        other = (  # names of our own tables and columns
            f"SELECT 1 FROM {self.table} WHERE {self.by} = NEW.{self.by} AND id <> NEW.id "  # noqa: S608
            f"AND {self.starts} {before} COALESCE(NEW.{self.ends}, '{FOR_EVER}') "
            f"AND NEW.{self.starts} {before} COALESCE({self.ends}, '{FOR_EVER}')"
        )
        if not self.where:
            return f"EXISTS ({other})"
        return f"EXISTS ({other} AND {self.where}) AND NEW.{self.where}"


def forbid_overlap(periods: Periods) -> None:
    """Declare the triggers that SQLite needs, in the `AppConfig.ready()` of the app."""
    condition = periods.for_sqlite()
    triggers.declare(
        triggers.Trigger(periods.table, "INSERT", condition, vendor="sqlite"),
        triggers.Trigger(periods.table, "UPDATE", condition, vendor="sqlite"),
    )


def install(connection: BaseDatabaseWrapper, periods: Periods) -> None:
    """For the migration that makes the table."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(periods.for_postgresql())
    else:
        triggers.install_for(connection, {periods.table})


def remove(connection: BaseDatabaseWrapper, periods: Periods) -> None:
    """For a migration that goes back."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {periods.table} DROP CONSTRAINT {periods.constraint}")
    else:
        triggers.remove_from(connection, {periods.table})
