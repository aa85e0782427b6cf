"""Whoever is an officer goes on as one; the first, whom the operator made, is the director."""

from typing import Any

from django.db import migrations
from django.db.models import F


def give_terms(apps: Any, schema_editor: Any) -> None:
    users = apps.get_model("partners", "User").objects
    terms = apps.get_model("partners", "DeskTerm").objects
    officers = users.filter(is_staff=True, is_superuser=False, is_active=True)
    first = officers.order_by(F("officer_since").asc(nulls_first=True), "pk").first()
    for user in users.filter(is_staff=True, is_active=True, desk_role=""):
        role = "director" if first is not None and user.pk == first.pk else "officer"
        terms.create(user=user, role=role, since=user.officer_since or user.date_joined)
        users.filter(pk=user.pk).update(desk_role=role)


class Migration(migrations.Migration):
    dependencies = [("partners", "0013_desk_terms")]

    operations = [migrations.RunPython(give_terms, migrations.RunPython.noop)]
