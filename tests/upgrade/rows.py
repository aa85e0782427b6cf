"""Rows of a database as plain data, by "app.model" and primary key, whatever the migration state."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps.registry import Apps
from django.core import serializers
from django.db import models

Row = dict[str, Any]  # {"model": "partners.user", "pk": 1, "fields": {...}}
PASSING = {"sessions.session"}  # rows that are made anew, and belong to nobody


def sample(apps: Apps, each: int) -> list[Row]:
    """The first rows of every table, and whatever they point to."""
    chosen: dict[tuple[type[models.Model], Any], models.Model] = {}
    waiting = [row for model in _tables(apps) for row in model._base_manager.order_by("pk")[:each]]
    while waiting:
        row = waiting.pop()
        if (type(row), row.pk) not in chosen:
            chosen[type(row), row.pk] = row
            waiting += _targets(row)
    ordered = sorted(chosen.values(), key=lambda row: (row._meta.label_lower, str(row.pk)))
    return serializers.serialize("python", ordered)


def _tables(apps: Apps) -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in PASSING:
            yield model


def _targets(row: models.Model) -> Iterator[models.Model]:
    for field in row._meta.concrete_fields:
        if field.is_relation and getattr(row, field.attname) is not None:
            yield getattr(row, field.name)
    for field in row._meta.many_to_many:
        yield from getattr(row, field.name).all()


def load(apps: Apps, rows: Iterable[Row]) -> None:
    """Write rows through the models of a migration state, which know no `save` of ours."""
    related = []
    for row in rows:
        model = apps.get_model(row["model"])
        plain = {}
        for name, value in row["fields"].items():
            field = model._meta.get_field(name)
            if field.many_to_many:
                related.append((model, row["pk"], name, value))
            else:
                plain[field.attname] = _value(field, value)
        made = model(pk=model._meta.pk.to_python(row["pk"]), **plain)
        made.save_base(raw=True, force_insert=True)  # raw: `auto_now` must not write today's date
    for model, pk, name, keys in related:
        getattr(model._base_manager.get(pk=pk), name).set(keys)


def _value(field: Any, value: Any) -> Any:
    target = field.target_field if field.is_relation else field
    return target.to_python(value) if value is not None else None


def now(apps: Apps, rows: Iterable[Row]) -> list[Row]:
    """The same rows as the database has them today; a row or a table that is gone is left out."""
    found: list[models.Model] = []
    for row in rows:
        try:
            model = apps.get_model(row["model"])
        except LookupError:
            continue
        found += model._base_manager.filter(pk=row["pk"])
    return serializers.serialize("python", found)


def losses(before: Iterable[Row], after: Iterable[Row]) -> list[str]:
    """What an upgrade lost: rows that are gone, and values that are no longer what they were."""
    kept = {(row["model"], str(row["pk"])): row["fields"] for row in after}
    lost = []
    for row in before:
        name = f"{row['model']} {row['pk']}"
        fields = kept.get((row["model"], str(row["pk"])))
        if fields is None:
            lost.append(f"{name} is gone")
            continue
        changed = [key for key in row["fields"] if key in fields and fields[key] != row["fields"][key]]
        lost += [f"{name}: {key} was {row['fields'][key]!r}, is {fields[key]!r}" for key in changed]
        lost += [f"{name}: {key} is gone" for key in row["fields"] if key not in fields]
    return lost
