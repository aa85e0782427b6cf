"""In a browser: whoever holds a seat says who acts for it; a mail to partners leaves with a second yes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from gcm.models import DelegateNotice
from secretariat.models import Circular
from tests.cast import make_user
from tests.gcm.body import seat_all
from tests.journeys.support import PHONE, Walk
from tests.partners.group_working import partner_of

Enter = Callable[..., Walk]


@pytest.mark.rule("S14")
def test_our_seat_says_who_acts_for_it(transactional_db: None, enter: Enter) -> None:
    term = seat_all().term(5)
    focal, newcomer = make_user("partner_editor"), make_user("follower")
    term.organisation.memberships.create(user=focal, role="focal_point")
    walk = enter(focal, "fr", script=False, width=PHONE, second_factor=True)
    walk.go("gcm:own_seats")
    walk.submit(f"main a[href='{walk.address('gcm:delegate_notice', pk=term.pk)}']")
    walk.fill(
        person=newcomer.email, signatory="Ministre", signed_on=f"{timezone.localdate() - timedelta(days=1)}"
    )
    walk.field("capacity").first.select_option("representative")
    walk.submit("main form button.primary")
    assert walk.is_at("gcm:own_seats")
    expect(walk.page.locator("main")).to_contain_text(newcomer.name)
    assert DelegateNotice.objects.get().person == newcomer


def test_a_mail_to_partners_leaves_with_a_second_yes(
    transactional_db: None, enter: Enter, run_jobs: Callable[[], int]
) -> None:
    reader = make_user("partner_editor", language="es")
    partner_of(reader, "maple")
    first, second = make_user("secretariat"), make_user("secretariat", email="second@example.org")
    walk = enter(first, "fr", script=False)
    walk.go("secretariat:circulars")
    walk.submit("main form[novalidate] button.primary")
    for code in ("fr", "en", "es"):
        walk.fill(**{f"subject_{code}": f"Appel ({code})", f"body_{code}": "Venez."})
    walk.submit("main form[novalidate] button.primary")
    walk.submit("button[value=propose]")
    circular = Circular.objects.get()
    assert walk.page.locator("button[value=approve]").count() == 0
    other = enter(second, "en", script=False)
    other.go("secretariat:circular", public_id=circular.public_id)
    other.submit("button[value=approve]")
    run_jobs()
    assert [(each.subject, each.to) for each in mail.outbox] == [
        ("Appel (es)", [f"{reader.name} <{reader.email}>"])
    ]
