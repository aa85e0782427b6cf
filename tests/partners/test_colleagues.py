"""P7: colleagues are invited to one address, have dated roles, and never leave without a focal point."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from alliance87.core import jobs
from partners.domain.colleagues import change_role, remove_colleague
from partners.domain.invitations import (
    accept_invitation,
    cancel_invitation,
    invite_colleague,
    token_of,
)
from partners.domain.people import erase_person
from partners.models import Invitation, Membership, Organisation
from tests.partners.proposing import let_edit, make_partner

pytestmark = pytest.mark.rule("P7")


@pytest.fixture
def maple(partner_editor: Any) -> Organisation:
    organisation = make_partner()
    let_edit(partner_editor, organisation, "focal_point")
    return organisation


def invite(actor: Any, organisation: Organisation, email: str, role: str = "editor") -> Invitation:
    return invite_colleague(actor=actor, organisation=organisation, email=email, role=role)


def role_of(user: Any, organisation: Organisation) -> str | None:
    held = Membership.objects.current().filter(user=user, organisation=organisation).first()
    return held and held.role


def test_the_invited_address_comes_in_once(maple: Any, partner_editor: Any, applicant: Any) -> None:
    made = invite(partner_editor, maple, applicant.email.upper())
    jobs.run_due()
    assert [message.to for message in mail.outbox] == [[applicant.email]]
    assert f"/partners/invitations/{token_of(made)}/" in str(mail.outbox[0].body)
    accept_invitation(actor=applicant, token=token_of(made))
    held = Membership.objects.current().get(user=applicant, organisation=maple)
    assert (held.role, held.granted_by) == ("editor", partner_editor)
    remove_colleague(actor=partner_editor, membership=held)
    with pytest.raises(ValidationError):
        accept_invitation(actor=applicant, token=token_of(made))
    assert role_of(applicant, maple) is None


def test_another_address_is_refused_and_learns_nothing(
    maple: Any, partner_editor: Any, follower: Any, client_of: Any
) -> None:
    token = token_of(invite(partner_editor, maple, "somebody@example.org"))
    with pytest.raises(PermissionDenied):
        accept_invitation(actor=follower, token=token)
    client = client_of(follower)
    for answer in (
        client.get(f"/en/partners/invitations/{token}/"),
        client.post(f"/en/partners/invitations/{token}/"),
    ):
        assert answer.status_code == 403
        assert "Maple" not in answer.content.decode()
    assert role_of(follower, maple) is None


def test_an_address_that_nobody_confirmed_does_not_count(
    maple: Any, partner_editor: Any, applicant: Any
) -> None:
    applicant.emailaddress_set.update(verified=False)
    with pytest.raises(PermissionDenied):
        accept_invitation(actor=applicant, token=token_of(invite(partner_editor, maple, applicant.email)))


def test_it_is_too_old_after_its_days(maple: Any, partner_editor: Any, applicant: Any) -> None:
    made = invite(partner_editor, maple, applicant.email)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(ValidationError):
        accept_invitation(actor=applicant, token=token_of(made))


def test_one_that_is_taken_back_or_replaced_is_good_no_longer(
    maple: Any, partner_editor: Any, applicant: Any
) -> None:
    first = invite(partner_editor, maple, applicant.email)
    second = invite(partner_editor, maple, applicant.email)
    cancel_invitation(actor=partner_editor, invitation=second)
    for token in (token_of(first), token_of(second)):
        with pytest.raises(ValidationError):
            accept_invitation(actor=applicant, token=token)


def test_inviting_tells_nothing_about_accounts(
    maple: Any, partner_editor: Any, applicant: Any, client_of: Any
) -> None:
    client = client_of(partner_editor)
    pages = []
    for address in (applicant.email, "nobody@example.org"):
        answer = client.post(
            f"/en/partners/{maple.slug}/colleagues/", {"email": address, "role": "reader"}, follow=True
        )
        pages.append(answer.content.decode().count("The invitation is on its way."))
        assert applicant.name not in answer.content.decode()
    assert pages == [1, 1]
    jobs.run_due()
    first, second = (str(message.body).split("/partners/invitations/")[0] for message in mail.outbox)
    assert first == second


def test_a_forged_link_is_no_page(applicant: Any, client_of: Any) -> None:
    assert client_of(applicant).get("/en/partners/invitations/abc:def/").status_code == 404


@pytest.mark.rule("T15")
def test_an_editor_makes_no_focal_point(maple: Any, applicant: Any) -> None:
    let_edit(applicant, maple)
    with pytest.raises(ValidationError):
        invite(applicant, maple, "new@example.org", "focal_point")
    invite(applicant, maple, "new@example.org", "editor")
    own = Membership.objects.current().get(user=applicant)
    with pytest.raises(PermissionDenied):
        change_role(actor=applicant, membership=own, role="focal_point")


def test_a_reader_and_a_stranger_invite_nobody(maple: Any, applicant: Any, follower: Any) -> None:
    let_edit(applicant, maple, "reader")
    for person in (applicant, follower):
        with pytest.raises(PermissionDenied):
            invite(person, maple, "new@example.org", "reader")


def test_never_the_last_focal_point(
    maple: Any, partner_editor: Any, secretariat: Any, applicant: Any
) -> None:
    own = Membership.objects.current().get(user=partner_editor)
    for actor in (partner_editor, secretariat):
        with pytest.raises(ValidationError):
            remove_colleague(actor=actor, membership=own)
        with pytest.raises(ValidationError):
            change_role(actor=actor, membership=own, role="reader")
    let_edit(applicant, maple, "focal_point")
    remove_colleague(actor=partner_editor, membership=own)
    assert role_of(partner_editor, maple) is None


def test_a_change_of_role_leaves_the_dates_of_the_former(
    maple: Any, partner_editor: Any, applicant: Any
) -> None:
    let_edit(applicant, maple, "reader")
    former = Membership.objects.current().get(user=applicant)
    change_role(actor=partner_editor, membership=former, role="editor")
    former.refresh_from_db()
    held = Membership.objects.current().get(user=applicant)
    assert (former.role, held.role, held.granted_by) == ("reader", "editor", partner_editor)
    assert former.until == held.since


def test_who_is_removed_lets_nobody_in(
    maple: Any, partner_editor: Any, applicant: Any, follower: Any
) -> None:
    let_edit(applicant, maple)
    token = token_of(invite(applicant, maple, follower.email))
    remove_colleague(actor=partner_editor, membership=Membership.objects.current().get(user=applicant))
    jobs.run_due()
    assert applicant.email in [message.to[0] for message in mail.outbox]
    with pytest.raises(ValidationError):
        accept_invitation(actor=follower, token=token)


def test_a_colleague_cannot_remove_another(maple: Any, partner_editor: Any, applicant: Any) -> None:
    let_edit(applicant, maple)
    with pytest.raises(PermissionDenied):
        remove_colleague(actor=applicant, membership=Membership.objects.get(user=partner_editor))


def test_who_is_erased_leaves_no_invitation(
    maple: Any, partner_editor: Any, follower: Any, secretariat: Any
) -> None:
    invite(partner_editor, maple, follower.email)
    erase_person(actor=secretariat, user=follower)
    assert not Invitation.objects.exists()


def test_nobody_invites_herself(maple: Any, secretariat: Any, client_of: Any) -> None:
    own = secretariat.email
    secretariat.emailaddress_set.get_or_create(email=own, defaults={"verified": True})
    secretariat.emailaddress_set.update(verified=True)
    with pytest.raises(ValidationError):
        invite(secretariat, maple, own.upper(), "focal_point")
    made = invite(secretariat, maple, "second@example.org", "focal_point")
    secretariat.emailaddress_set.create(email="second@example.org", verified=True)
    with pytest.raises(PermissionDenied):
        accept_invitation(actor=secretariat, token=token_of(made))
    assert role_of(secretariat, maple) is None


def test_who_is_an_editor_no_longer_lets_nobody_in(
    maple: Any, partner_editor: Any, applicant: Any, follower: Any
) -> None:
    let_edit(applicant, maple)
    token = token_of(invite(applicant, maple, follower.email))
    change_role(
        actor=partner_editor, membership=Membership.objects.current().get(user=applicant), role="reader"
    )
    with pytest.raises(ValidationError):
        accept_invitation(actor=follower, token=token)


def test_who_goes_up_keeps_the_invitations(
    maple: Any, partner_editor: Any, applicant: Any, follower: Any
) -> None:
    let_edit(applicant, maple)
    token = token_of(invite(applicant, maple, follower.email))
    change_role(
        actor=partner_editor, membership=Membership.objects.current().get(user=applicant), role="focal_point"
    )
    assert accept_invitation(actor=follower, token=token) == maple


def test_leaving_asks_first(maple: Any, partner_editor: Any, client_of: Any) -> None:
    page = client_of(partner_editor).get(f"/en/partners/{maple.slug}/colleagues/").content.decode()
    assert "You no longer act for the organisation, from now on." in page
