"""Named rights on one object: given, shown, taken back, recorded; and nothing more than what was named."""

from collections.abc import Iterator
from typing import Any

import pytest
import rules
from django.contrib.auth.models import Permission as PermissionRow
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.template import Context, Template
from django.test import RequestFactory

from alliance87.core import ledger
from alliance87.core.access import registry
from alliance87.core.access.domain.grants import grant, revoke
from alliance87.core.access.models import RecoveryRequest
from alliance87.core.access.queries.grants import grants_on
from tests.cast import make_user

pytestmark = pytest.mark.django_db
EDIT = "partners.edit_tests"


@rules.predicate
def nobody(user: Any, obj: Any = None) -> bool:
    return False


@pytest.fixture(autouse=True)
def _grantable(db: None, monkeypatch: Any) -> Iterator[None]:
    """A right on a person, for want of anything smaller: its row, its declaration, its name on the model."""
    from django.contrib.auth import get_user_model

    model = get_user_model()
    known = dict(registry._permissions)
    kind = ContentType.objects.get_for_model(model)
    PermissionRow.objects.create(codename="edit_tests", name="Edit", content_type=kind)
    monkeypatch.setattr(model._meta, "permissions", [("edit_tests", "Edit")])
    registry.define_permission(EDIT, nobody, grantable=True, label="Edit the page")
    registry.define_permission("partners.read_tests", nobody)
    yield
    registry._permissions = known


@pytest.fixture
def page(db: None) -> Any:
    return make_user("follower", name="The page", email="page@example.org")


def test_a_right_is_given_and_taken_back(secretariat: Any, follower: Any, page: Any) -> None:
    assert not follower.has_perm(EDIT, page)
    grant(actor=secretariat, user=follower, permission=EDIT, obj=page)
    assert follower.has_perm(EDIT, page)
    assert [follower.has_perm(EDIT, follower), follower.has_perm(EDIT)] == [False, False]
    assert [(each.user, each.permission, each.label) for each in grants_on(page)] == [
        (follower, EDIT, "Edit the page")
    ]
    revoke(actor=secretariat, user=follower, permission=EDIT, obj=page)
    assert (follower.has_perm(EDIT, page), grants_on(page)) == (False, [])
    data = {"person": follower.pk, "permission": EDIT}
    assert [(each.kind, each.actor_id, each.data) for each in ledger.entries_of(page)] == [
        ("access.granted", secretariat.pk, data),
        ("access.revoked", secretariat.pk, data),
    ]


@pytest.mark.rule("T15")
def test_who_has_a_right_does_not_pass_it_on(
    secretariat: Any, follower: Any, applicant: Any, page: Any
) -> None:
    grant(actor=secretariat, user=follower, permission=EDIT, obj=page)
    with pytest.raises(PermissionDenied):
        grant(actor=follower, user=applicant, permission=EDIT, obj=page)
    with pytest.raises(PermissionDenied):
        revoke(actor=applicant, user=follower, permission=EDIT, obj=page)
    revoke(actor=follower, user=follower, permission=EDIT, obj=page)
    assert grants_on(page) == []


def test_only_what_was_declared_can_be_granted(secretariat: Any, follower: Any, page: Any) -> None:
    for name in ("partners.read_tests", "partners.unheard_of"):
        with pytest.raises(ImproperlyConfigured, match="not declared as grantable"):
            grant(actor=secretariat, user=follower, permission=name, obj=page)


def test_a_right_without_its_row_is_said_clearly(secretariat: Any, follower: Any, page: Any) -> None:
    PermissionRow.objects.filter(codename="edit_tests").delete()
    with pytest.raises(ImproperlyConfigured, match="name it in Meta.permissions and migrate"):
        grant(actor=secretariat, user=follower, permission=EDIT, obj=page)


def test_twice_or_for_nothing_is_refused(secretariat: Any, follower: Any, page: Any) -> None:
    with pytest.raises(ValidationError, match="does not have this right"):
        revoke(actor=secretariat, user=follower, permission=EDIT, obj=page)
    grant(actor=secretariat, user=follower, permission=EDIT, obj=page)
    with pytest.raises(ValidationError, match="already has this right"):
        grant(actor=secretariat, user=follower, permission=EDIT, obj=page)
    closed = make_user("alternate", is_active=False)
    with pytest.raises(ValidationError, match="closed"):
        grant(actor=secretariat, user=closed, permission=EDIT, obj=page)


def test_a_right_on_another_apps_object_is_no_right(follower: Any) -> None:
    assert not registry.has_perm(follower, EDIT, RecoveryRequest(pk=1))


def test_a_denial_costs_one_query(follower: Any, page: Any, django_assert_num_queries: Any) -> None:
    ContentType.objects.get_for_model(page)
    with django_assert_num_queries(1):
        assert not follower.has_perm(EDIT, page)


def panel(reader: Any, page: Any) -> str:
    request = RequestFactory().get("/en/page/")
    request.user = reader
    template = Template("{% load grants %}{% grants_panel page %}")
    return template.render(Context({"request": request, "page": page, "csrf_token": "token"}))


def test_the_panel_shows_who_and_offers_what_the_reader_may(
    secretariat: Any, follower: Any, applicant: Any, page: Any
) -> None:
    grant(actor=secretariat, user=follower, permission=EDIT, obj=page)
    offers = {
        name: ("Take back" in panel(reader, page), "Give this right" in panel(reader, page))
        for name, reader in (("officer", secretariat), ("holder", follower), ("other", applicant))
    }
    assert offers == {"officer": (True, True), "holder": (True, False), "other": (False, False)}
    assert "Edit the page" in panel(applicant, page)


def test_the_forms_of_the_panel(secretariat: Any, follower: Any, page: Any, client_of: Any) -> None:
    kind = ContentType.objects.get_for_model(page).pk
    address = f"/en/access/grants/{kind}/{page.pk}/"
    client = client_of(secretariat)
    given = {"user": follower.email, "permission": EDIT, "next": "/en/"}
    assert client.post(address, given)["Location"] == "/en/"
    assert follower.has_perm(EDIT, page)
    taken = {"user": follower.pk, "permission": EDIT, "next": "https://example.com/"}
    assert client.post(f"{address}revoke/", taken)["Location"] == "/"
    assert not follower.has_perm(EDIT, page)


def test_the_forms_do_not_exist_for_others(follower: Any, applicant: Any, page: Any, client_of: Any) -> None:
    kind = ContentType.objects.get_for_model(page).pk
    client = client_of(applicant)
    given = {"user": follower.email, "permission": EDIT}
    taken = {"user": follower.pk, "permission": EDIT}
    assert client.post(f"/en/access/grants/{kind}/{page.pk}/", given).status_code == 404
    assert client.post(f"/en/access/grants/{kind}/{page.pk}/revoke/", taken).status_code == 404
    assert client.post("/en/access/grants/999999/1/", given).status_code == 404
    assert client.post(f"/en/access/grants/{kind}/x/", given).status_code == 404
