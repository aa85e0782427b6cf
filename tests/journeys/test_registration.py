"""Somebody registers, follows the link of the mail, and signs in."""

import pytest
from django.contrib.auth import get_user_model

from tests.journeys.support import LANGUAGES, PHONE

ADDRESS = "officer@example.org"
PASSWORD = "a long pass phrase of an officer"


@pytest.fixture(params=[(language, script) for language in LANGUAGES for script in (True, False)], ids=str)
def visitor(request, visit):
    language, script = request.param
    return visit(language, script=script)


def register(walk, mail_link):
    walk.go("account_signup")
    walk.fill(name="Amal Ferro", email=ADDRESS, password1=PASSWORD, password2=PASSWORD)
    walk.submit()
    walk.page.goto(mail_link(ADDRESS, "/confirm-email/"))
    walk.look()


def test_register_verify_and_sign_in(visitor, mail_link):
    register(visitor, mail_link)
    visitor.submit()
    visitor.go("account_login")
    visitor.fill(login=ADDRESS, password=PASSWORD)
    visitor.submit()
    assert visitor.is_at("partners:desk")
    user = get_user_model().objects.get(email=ADDRESS)
    assert (user.name, user.language) == ("Amal Ferro", visitor.language)


def test_opening_the_link_alone_verifies_nothing(visit, mail_link):
    """Mail scanners follow links; only a person presses the button."""
    from allauth.account.models import EmailAddress

    walk = visit("en")
    register(walk, mail_link)
    assert list(EmailAddress.objects.values_list("email", "verified")) == [(ADDRESS, False)]


def test_registering_on_a_telephone(visit, mail_link):
    walk = visit("fr", width=PHONE)
    register(walk, mail_link)
    walk.submit()
    walk.go("account_login")
    assert walk.overflow() == 0
