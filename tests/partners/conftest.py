from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from partners.domain.applications import (
    accept_application,
    save_application,
    start_application,
    submit_application,
)
from partners.enums import Listing, PartnerKind
from partners.models import Application, CommitmentText, Country, Organisation, RegionalGroup, Topic


@pytest.fixture
def region(db: None) -> RegionalGroup:
    return RegionalGroup.objects.create(code="north", name_fr="Nord", name_en="North", name_es="Norte")


@pytest.fixture
def country(region: RegionalGroup) -> Country:
    return Country.objects.create(
        iso2="XA",
        name_fr="Valdorée",
        name_en="Valdoria",
        name_es="Valdoria",
        regional_group=region,
        fictitious=True,
    )


@pytest.fixture
def topic(db: None) -> Topic:
    return Topic.objects.create(
        slug="child-labour", name_fr="Travail des enfants", name_en="Child labour", name_es="Trabajo infantil"
    )


@pytest.fixture
def commitment_text(db: None) -> CommitmentText:
    return CommitmentText.objects.create(
        version=1,
        text_fr="Texte",
        text_en="Text",
        text_es="Texto",
        effective_from=datetime(2024, 1, 1, tzinfo=UTC),
    )


@pytest.fixture
def filled(country: Country, topic: Topic) -> dict[str, Any]:
    return {
        "kind": PartnerKind.CIVIL_SOCIETY,
        "other_kinds": [],
        "name_fr": "Réseau Érable",
        "name_en": "Maple Network",
        "country": country,
        "mission_fr": "Accompagner les survivantes et les survivants.",
        "topics": [topic],
        "focal_point_name": "Ada Lind",
        "focal_point_function": "Director",
        "focal_point_email": "ada@example.org",
        "listing": Listing.PUBLIC,
    }


@pytest.fixture
def draft(applicant: Any, filled: dict[str, Any]) -> Application:
    application = start_application(actor=applicant)
    return save_application(actor=applicant, application=application, revision=0, values=filled)


@pytest.fixture
def submitted(draft: Application, commitment_text: CommitmentText) -> Application:
    return submit_application(actor=draft.applicant, application=draft, commitment=commitment_text)


@pytest.fixture
def admit(
    applicant: Any, filled: dict[str, Any], commitment_text: CommitmentText, secretariat: Any
) -> Callable[..., Organisation]:
    """`admit(name_fr="…", listing="hidden")`: a partner that came in by the front door."""

    def make(**values: Any) -> Organisation:
        application = start_application(actor=applicant)
        application = save_application(
            actor=applicant,
            application=application,
            revision=application.revision,
            values={**filled, **values},
        )
        submit_application(actor=applicant, application=application, commitment=commitment_text)
        organisation = accept_application(actor=secretariat, application=application).organisation
        assert organisation is not None
        return organisation

    return make
