"""Filters of the desk's lists under a name."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from alliance87.core.ledger.models import Entry
from partners.domain.desk_roles import end_desk_role
from secretariat.domain.saved_filters import MOST, change_filter, kept_query, remove_filter, save_filter
from secretariat.models import SavedFilter

pytestmark = pytest.mark.django_db

PAGE = "partners.organisation"


def keep(actor, name="States", query="kind__exact=country", **options):
    return save_filter(actor=actor, page=options.pop("page", PAGE), query=query, name=name, **options)


def test_a_filter_is_kept_without_the_page_one_was_on():
    assert kept_query(PAGE, "p=3&kind__exact=country&q=&o=1") == "kind__exact=country&o=1"
    assert kept_query("partners.user", "q=ana%40example.org&is_active__exact=1") == "is_active__exact=1"
    assert (
        kept_query("partners.user", "email__contains=ana&is_active__exact=1&o=2") == "is_active__exact=1&o=2"
    )
    assert kept_query("partners.application", "q=ana&state__exact=submitted") == "state__exact=submitted"


def test_what_is_not_filtered_or_named_twice_is_refused(officer):
    keep(officer)
    for wrong in ({"query": "p=2", "name": "All"}, {"name": "states"}, {"name": " "}):
        with pytest.raises(ValidationError):
            keep(officer, **wrong)


def test_a_name_used_before_is_said_in_words(officer):
    keep(officer)
    with pytest.raises(ValidationError, match="under that name already"):
        keep(officer, name="states")


def test_there_is_a_limit(officer):
    rows = [SavedFilter(owner=officer, page=PAGE, name=str(each), query="o=1") for each in range(MOST)]
    SavedFilter.objects.bulk_create(rows)
    with pytest.raises(ValidationError):
        keep(officer)


def test_a_list_that_one_may_not_see_or_that_is_none_is_not_kept(desk_editor, follower):
    for actor, page in ((desk_editor, PAGE), (follower, PAGE), (desk_editor, "secretariat.issue")):
        with pytest.raises(PermissionDenied):
            keep(actor, page=page)
    assert keep(desk_editor, page="secretariat.news", query="q=fair")


def test_colleagues_find_what_is_shared_and_change_nothing_of_it(officer, second):
    own, shared = keep(officer), keep(officer, "Public ones", "listing__exact=public", shared=True)
    assert list(SavedFilter.objects.of_reader(second)) == [shared]
    for verb in (
        lambda: change_filter(actor=second, saved=shared, name="x", shared=True),
        lambda: remove_filter(actor=second, saved=shared),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    change_filter(actor=officer, saved=own, name="All States", shared=True)
    remove_filter(actor=officer, saved=own)
    assert [
        each.kind.partition(".")[2] for each in Entry.objects.filter(kind__contains="filter").order_by("seq")
    ] == [
        "filter_shared",
        "filter_shared",
        "filter_withdrawn",
    ]


def test_from_the_list_and_back_without_script(officer, client_of):
    client = client_of(officer)
    address = reverse("admin:partners_organisation_changelist")
    page = client.get(address, {"kind__exact": "country", "p": "1"})
    keep_at = reverse("secretariat:saved_filter_keep")
    asked = {"page": PAGE, "query": "kind__exact=country"}
    assert f"{keep_at}?page={PAGE}&amp;query=kind__exact%3Dcountry" in page.text
    assert 'value="kind__exact=country"' in client.get(keep_at, asked).text
    answer = client.post(keep_at, {**asked, "name": "States"})
    assert answer.headers["Location"] == f"{address}?kind__exact=country"
    assert ">States</a>" in client.get(address).text
    saved = SavedFilter.objects.get()
    client.post(reverse("secretariat:saved_filter", args=[saved.pk]), {"name": "Governments"})
    assert "Governments" in client.get(reverse("secretariat:saved_filters")).text
    client.post(reverse("secretariat:saved_filter_remove", args=[saved.pk]))
    assert not SavedFilter.objects.exists()


def test_lists_of_the_office_are_kept_without_their_words(officer, desk_editor, client_of):
    client, address = client_of(officer), reverse("secretariat:correspondence")
    page = client.get(address, {"direction": "in", "q": "ana", "page": "2"})
    keep_at = reverse("secretariat:saved_filter_keep")
    assert f"{keep_at}?page=secretariat.correspondence&amp;query=direction%3Din" in page.text
    saved = keep(officer, "Incoming", "direction=in&q=ana&page=2", page="secretariat.correspondence")
    assert saved.get_absolute_url() == f"{address}?direction=in"
    assert ">Incoming</a>" in client.get(address).text
    for page, query in (("ticket", "show=mine"), ("letter", "show=all"), ("circular", "show=all")):
        kept = keep(officer, page=f"secretariat.{page}", query=query)
        assert f">{kept.name}</a>" in client.get(kept.get_absolute_url()).text
        with pytest.raises(PermissionDenied):
            keep(desk_editor, page=f"secretariat.{page}", query=query)


def test_what_somebody_shared_is_withdrawn_when_their_role_ends(director, officer, second):
    shared = keep(officer, shared=True)
    end_desk_role(actor=director, user=officer)
    shared.refresh_from_db()
    assert shared.shared is False
    assert not SavedFilter.objects.of_reader(second).exists()
    officer.refresh_from_db()
    remove_filter(actor=officer, saved=shared)  # one's own, though the list is closed now


def test_a_director_withdraws_what_a_colleague_shares(director, officer, second, client_of):
    shared = keep(officer, shared=True)
    address = reverse("secretariat:saved_filter_remove", args=[shared.pk])
    assert client_of(second).post(address).status_code == 404
    client_of(director).post(address)
    shared.refresh_from_db()
    assert shared.shared is False
