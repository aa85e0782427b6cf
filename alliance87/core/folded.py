"""`fold` inside the database, for records that keep no folded text of their own."""

from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import Func, TextField
from django.dispatch import receiver

from alliance87.core.text import fold


class Folded(Func):
    """A column in lower case and without diacritics, as `fold` writes it. Each row is computed: for tables of
    some ten thousand rows, not for more."""

    function = "PORTAL_FOLD"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """NFKD takes letters and their marks apart; what it leaves whole is replaced by hand. A letter
        that stood for another, as ℌ does, is a capital only then: so lower case again."""
        apart = "regexp_replace(normalize(lower(%(expressions)s), NFKD), '[\\u0300-\\u036f]', '', 'g')"
        whole = f"replace(replace(replace({apart}, 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss')"
        template = f"lower(translate({whole}, 'øđłı’‐‑', 'odli''--'))"
        return super().as_sql(compiler, connection, template=template, **context)


@receiver(connection_created)
def teach_sqlite(connection: Any, **kwargs: Any) -> None:
    """SQLite computes with the very function."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            "PORTAL_FOLD", 1, lambda text: fold(text or ""), deterministic=True
        )
