"""Seeding, and what can be compared of it."""

import io
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from partners.models import Application, Organisation, OrganisationStatus, User


def seed_demo(**options: Any) -> list[str]:
    """Seed; answers the lines that the command prints."""
    out = io.StringIO()
    call_command("seed_demo", stdout=out, **options)
    return out.getvalue().splitlines()


def row_counts() -> dict[str, int]:
    """How many rows there are of everything."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def digest() -> tuple[set[Any], ...]:
    """What the Alliance says, without numbers and instants, which differ from run to run."""
    organisations = {
        (each.name_fr, each.mission_es, each.kind, each.country and each.country.iso2, each.listing)
        for each in Organisation.objects.select_related("country")
    }
    applications = {(each.name_en, each.state) for each in Application.objects.all()}
    people = set(User.objects.values_list("email", "name", "language", "time_zone"))
    statuses = set(OrganisationStatus.objects.values_list("organisation__name_fr", "kind", "valid_from"))
    return organisations, applications, people, statuses


def digest_of(seed: int) -> tuple[set[Any], ...]:
    """In a transaction of its own, of which nothing remains."""
    with transaction.atomic():
        seed_demo(seed=seed, partners=40, without_meetings=True)
        said = digest()
        transaction.set_rollback(True)
    return said
