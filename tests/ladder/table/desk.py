"""The desk of the secretariat: the admin site, whose rows follow from what is registered there."""

from collections.abc import Iterator

from django.contrib import admin

from tests.ladder.rows import FORBIDDEN, Row, officers

# What officers may add or delete by hand. Everything else on the desk is made and ended by verbs.
MAY_ADD: set[str] = set()
MAY_DELETE: set[str] = set()


def _pages_of(model: type) -> Iterator[Row]:
    label = model._meta.label_lower
    name = f"admin:{label.replace('.', '_')}"
    closed = {"secretariat": FORBIDDEN, "superuser": FORBIDDEN}

    def one(world):
        return {"object_id": world.first(model).pk}

    yield officers(f"{name}_changelist", is_page=False)
    yield officers(f"{name}_add", is_page=False, **({} if label in MAY_ADD else closed))
    yield officers(f"{name}_change", kwargs=one, is_page=False)
    yield officers(f"{name}_history", kwargs=one, is_page=False)
    yield officers(f"{name}_delete", kwargs=one, is_page=False, **({} if label in MAY_DELETE else closed))


ROWS = (
    officers("admin:index", is_page=False),
    *(page for model in admin.site._registry for page in _pages_of(model)),
)
