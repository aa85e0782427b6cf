"""Governments agree among themselves first (C1, C4, C8, C10)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import rulesets
from alliance87.core.uploads.models import Upload
from gcm.domain.presidency.agreement import record_consensus
from gcm.domain.presidency.calls import begin_consultation, submit_candidacy, withdraw_candidacy
from gcm.enums import AppointmentState, Office
from gcm.models import Appointment, Candidacy, GovernmentConsensus
from gcm.queries.presidency.candidates import advice_on
from gcm.queries.presidency.electorate import electorate, in_electorate
from partners.models import Country, Membership, Organisation, OrganisationStatus, RegionalGroup
from tests.cast import make_user
from tests.gcm.body import Body
from tests.gcm.presidency.stages import (
    CANDIDATE,
    CONVENOR,
    agree,
    agreed,
    call,
    consult,
    evidence,
    governments,
    stand,
)


@pytest.mark.rule("C1")
def test_by_default_the_government_seats_agree(body: Body) -> None:
    assert set(electorate()) == {body.term(number).organisation for number in governments(body)}
    last = governments(body)[-1]
    asked = [in_electorate(body.representative(number)) for number in (1, last, last + 1)]
    assert asked == [True, True, False]
    assert not in_electorate(body.officer)


@pytest.mark.rule("C1")
def test_by_setting_all_government_partners_do(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    from gcm.queries.presidency import electorate as module

    monkeypatch.setattr(module, "asks_all", lambda: True)
    country = Organisation.objects.create(kind="country", slug="no-seat", name_en="No seat")
    OrganisationStatus.objects.create(organisation=country, kind="partner")
    person = make_user("follower")
    Membership.objects.create(user=person, organisation=country, role="focal_point")
    assert list(electorate()) == [country]  # the holders of this body are no partners
    assert in_electorate(person)
    assert not in_electorate(body.representative(1))


@pytest.mark.rule("C10")
def test_a_call_takes_candidates_between_its_two_instants(body: Body, at_instant: Any) -> None:
    appointment = call(body)
    at_instant(appointment.opens_at - timedelta(seconds=1))
    with pytest.raises(ValidationError) as error:
        stand(body, appointment)
    assert error.value.code == "closed"
    at_instant(appointment.closes_at - timedelta(seconds=1))
    stand(body, appointment)
    at_instant(appointment.closes_at)
    with pytest.raises(ValidationError):
        stand(body, appointment, CANDIDATE + 1)
    assert Candidacy.objects.count() == 1


@pytest.mark.rule("C10")
def test_submissions_are_seen_by_the_electorate_alone(
    body: Body, client_of: Callable[..., Client], superuser: Any
) -> None:
    appointment = call(body)
    stand(body, appointment)
    page = appointment.get_absolute_url()
    seen = {}
    for name, who in {
        "government": body.representative(9),
        "workers": body.representative(24),
        "secretariat": body.officer,
        "superuser": superuser,
    }.items():
        text = client_of(who).get(page).content.decode()
        seen[name] = ("Criteria" in text, "ready to serve" in text)
    assert seen == {
        "government": (True, True),
        "workers": (True, False),
        "secretariat": (True, False),
        "superuser": (True, False),
    }


@pytest.mark.rule("C10")
def test_nobody_stands_for_another_government(body: Body) -> None:
    appointment = call(body)
    for actor in (body.representative(9), body.representative(24), body.officer):
        with pytest.raises(PermissionDenied):
            submit_candidacy(
                actor=actor,
                appointment=appointment,
                organisation=body.term(CANDIDATE).organisation,
                statement="For them.",
            )


@pytest.mark.rule("C4")
@pytest.mark.rule("D2")
def test_a_consultation_has_nowhere_to_count(body: Body) -> None:
    kept = [field for model in (Appointment, Candidacy, GovernmentConsensus) for field in model._meta.fields]
    numbers = {field.name for field in kept if field.get_internal_type().endswith("SmallIntegerField")}
    assert numbers == {"round"}  # which round it was: there is nothing to add up
    assert [state.value for state in AppointmentState] == [
        "call",
        "consultation",
        "consensus",
        "on_agenda",
        "returned",
        "confirmed",
    ]


@pytest.mark.rule("C4")
def test_candidates_may_step_back_until_governments_agree(body: Body) -> None:
    appointment = call(body)
    first, second = stand(body, appointment), stand(body, appointment, CANDIDATE + 1)
    consult(body, appointment)
    with pytest.raises(PermissionDenied):
        withdraw_candidacy(actor=body.representative(CONVENOR), candidacy=first)
    withdraw_candidacy(actor=body.representative(CANDIDATE), candidacy=first)
    with pytest.raises(ValidationError) as error:
        agree(body, appointment, first)
    assert list(error.value.message_dict) == ["candidacy"]
    assert Appointment.objects.get(pk=appointment.pk).state == AppointmentState.CONSULTATION
    agree(body, appointment, second)
    with pytest.raises(ValidationError):
        withdraw_candidacy(actor=body.representative(CANDIDATE + 1), candidacy=second)


@pytest.mark.rule("C1")
@pytest.mark.rule("Z5")
def test_the_convenor_records_the_outcome_with_its_evidence(body: Body) -> None:
    appointment = call(body)
    candidacy = stand(body, appointment)
    with pytest.raises(TransitionNotAllowed):
        agree(body, appointment, candidacy)
    with pytest.raises(ValidationError) as error:
        begin_consultation(actor=body.representative(CONVENOR), appointment=appointment)
    assert error.value.code == "open"
    consult(body, appointment)
    record = agree(body, appointment, candidacy)
    assert [file.name for file in Upload.objects.of(record)] == ["consensus.pdf"]
    assert (record.round, record.rule_set) == (1, rulesets.in_force().version)
    assert record.electorate == {
        "all_governments": False,
        "organisations": sorted(body.term(number).organisation_id for number in governments(body)),
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        GovernmentConsensus.objects.update(account="Otherwise.")


@pytest.mark.rule("C1")
@pytest.mark.rule("X2")
def test_nobody_but_the_convenor_records_it(body: Body, superuser: Any) -> None:
    appointment = call(body)
    candidacy = stand(body, appointment)
    consult(body, appointment)
    for actor in (body.officer, body.chair, superuser, body.representative(CANDIDATE)):
        with pytest.raises(PermissionDenied):
            record_consensus(
                actor=actor, appointment=appointment, candidacy=candidacy, account="So.", file=evidence()
            )


@pytest.mark.rule("C1")
def test_no_evidence_no_record(body: Body) -> None:
    appointment = call(body)
    candidacy = stand(body, appointment)
    consult(body, appointment)
    fake = SimpleUploadedFile("consensus.pdf", b"no PDF at all", content_type="application/pdf")
    with pytest.raises(ValidationError):
        record_consensus(
            actor=body.representative(CONVENOR),
            appointment=appointment,
            candidacy=candidacy,
            account="So.",
            file=fake,
        )
    assert not GovernmentConsensus.objects.exists()
    assert Appointment.objects.get().state == AppointmentState.CONSULTATION


@pytest.mark.rule("C8")
def test_one_government_does_not_hold_both_offices(body: Body) -> None:
    appointment = call(body)
    candidacy = stand(body, appointment, seat=2)  # the vice-chair, whose office is not called
    consult(body, appointment)
    with pytest.raises(ValidationError) as error:
        agree(body, appointment, candidacy)
    assert error.value.code == "one_government"


@pytest.mark.rule("C8")
def test_the_vice_chair_may_become_chair_when_another_follows(body: Body) -> None:
    agreed(body, Office.VICE_CHAIR, CANDIDATE)
    assert agreed(body, Office.CHAIR, 2).state == AppointmentState.CONSENSUS


@pytest.mark.rule("C8")
@pytest.mark.parametrize("same", [True, False])
def test_one_region_is_advised_against_and_allowed(body: Body, same: bool) -> None:
    regions = list(RegionalGroup.objects.all())
    for number, seat in enumerate((2, CANDIDATE)):
        region = regions[0 if same else number]
        country = Country.objects.create(
            iso2=f"Q{number}", iso3=f"QQ{number}", regional_group=region, fictitious=True
        )
        organisation = body.term(seat).organisation
        organisation.country = country
        organisation.save()
    appointment = agreed(body)
    consensus = appointment.consensus
    assert consensus
    assert bool(advice_on(appointment, consensus.candidacy.organisation)) is same


@pytest.mark.rule("C3")
def test_each_office_has_one_appointment_under_way(body: Body) -> None:
    call(body)
    with pytest.raises(ValidationError) as error:
        call(body)
    assert error.value.code == "under_way"
    assert call(body, Office.VICE_CHAIR).office == Office.VICE_CHAIR


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"closes_at": timezone.now() - timedelta(days=9)}, "closes_at"),
        ({"starts_on": timezone.localdate()}, "starts_on"),
        ({"criteria": {"fr": ""}}, "criteria"),
    ],
)
def test_a_call_that_makes_no_sense(body: Body, fields: dict[str, Any], where: str) -> None:
    with pytest.raises(ValidationError) as error:
        call(body, **fields)
    assert where in "".join(error.value.message_dict)
    assert not Appointment.objects.exists()


@pytest.mark.rule("C1")
def test_the_convenor_is_of_the_electorate(body: Body) -> None:
    with pytest.raises(ValidationError) as error:
        call(body, convenor=body.representative(24))
    assert list(error.value.message_dict) == ["convenor"]
    with pytest.raises(PermissionDenied):
        from gcm.domain.presidency.calls import publish_call

        publish_call(
            actor=body.chair,
            office=Office.CHAIR,
            opens_at=timezone.now(),
            closes_at=timezone.now() + timedelta(days=1),
            criteria={"fr": "Critères"},
            starts_on=timezone.localdate() + timedelta(days=9),
            convenor=body.chair,
        )
