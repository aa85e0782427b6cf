"""The same seed gives the same Alliance, however large, and only where it belongs."""

import io
from itertools import islice

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.models import Country, User
from secretariat.demo.cast import CAST, PASSWORD
from secretariat.demo_seed.bulk import write_partners
from secretariat.demo_seed.plan import FIRST_KINDS, plans
from secretariat.demo_seed.scenes import accepted
from tests.reference.seeding import digest_of, seed_demo


@pytest.mark.timeout(600)  # it tells the whole story twice
@pytest.mark.django_db
def test_the_same_seed_gives_the_same_alliance():
    assert digest_of(seed=5) == digest_of(seed=5)
    assert list(plans(5, 20)) != list(plans(6, 20))


def test_a_larger_alliance_begins_with_the_smaller_one():
    assert list(islice(plans(87, 400), 40)) == list(plans(87, 40))


def test_thousands_of_names_are_all_different():
    drawn = list(plans(87, 3000))
    assert len({plan.slug for plan in drawn}) == len({plan.focal_point.email for plan in drawn}) == 3000


@pytest.mark.django_db
def test_many_partners_take_as_many_queries_as_few(reference):
    with CaptureQueriesContext(connection) as few:
        write_partners(1, list(plans(1, 20)))
    with CaptureQueriesContext(connection) as many:
        write_partners(2, list(plans(2, 40)))
    assert len(many) == len(few)


@pytest.mark.django_db
def test_a_real_installation_is_not_filled_with_inventions(settings):
    settings.DEMO = settings.TESTING = False
    with pytest.raises(CommandError, match="DEMO=1"):
        seed_demo()
    assert Country.objects.count() == 0


@pytest.mark.django_db
def test_too_few_partners_leave_nobody_for_the_cast():
    fewest = len(FIRST_KINDS) + accepted()
    with pytest.raises(CommandError, match=f"at least {fewest}"):
        seed_demo(partners=fewest - 1)
    assert User.objects.count() == 0


def test_the_accounts_are_printed():
    out = io.StringIO()
    call_command("demo_accounts", stdout=out)
    printed = out.getvalue()
    assert [each.email for each in CAST if f"  {each.email} " not in printed] == []
    assert PASSWORD in printed
