"""The desk of the secretariat: the admin site, whose rows follow from what is registered there."""

from collections.abc import Iterator

from django.contrib import admin

from tests.cast import ROLES, STAFF
from tests.ladder.rows import (
    FORBIDDEN,
    NOT_FOUND,
    REDIRECT,
    SIGN_IN,
    UNPROCESSABLE,
    WRONG_METHOD,
    Row,
    To,
    officers,
    row,
)

LOGIN = To("account_login")

# What officers may add or delete by hand. Everything else on the desk is made and ended by verbs.
MAY_ADD = {"partners.commitmenttext", "partners.regionalgroup", "partners.topic"}
MAY_DELETE: set[str] = set()


def staff(answer):
    return dict.fromkeys(STAFF, answer)


def outsiders(answer):
    return {role: answer for role in ROLES if role not in (*STAFF, "anonymous")}


def _pages_of(model: type) -> Iterator[Row]:
    label = model._meta.label_lower
    name = f"admin:{label.replace('.', '_')}"
    closed = staff(FORBIDDEN)

    def one(world):
        return {"object_id": world.first(model).pk}

    yield officers(f"{name}_changelist", is_page=False)
    yield officers(f"{name}_add", is_page=False, **({} if label in MAY_ADD else closed))
    yield officers(f"{name}_change", kwargs=one, is_page=False)
    yield officers(f"{name}_history", kwargs=one, is_page=False)
    yield officers(f"{name}_delete", kwargs=one, is_page=False, **({} if label in MAY_DELETE else closed))


def one_application(world):
    return {"object_id": world.application.pk}


def one_mailing(world):
    return {"object_id": world.mailing.pk}


def posted(name, kwargs, answer, opened=WRONG_METHOD):
    """A button of the desk: pressed by officers, found by nobody else."""
    yield officers(name, kwargs=kwargs, **staff(opened))
    yield officers(name, kwargs=kwargs, method="post", **staff(answer))


def one_act(verb):
    return lambda world: {"object_id": world.stranger.pk, "verb": verb}


SITE = (
    officers("admin:index", is_page=False),
    row("admin:login", NOT_FOUND, anonymous=LOGIN, secretariat=LOGIN, superuser=LOGIN),
    row("admin:logout", WRONG_METHOD, anonymous=SIGN_IN, **outsiders(NOT_FOUND)),
    officers("admin:password_change", **staff(To("account_change_password"))),
    officers("admin:password_change_done", is_page=False),
    officers("admin:jsi18n", is_page=False),
    officers("admin:autocomplete", secretariat=FORBIDDEN, superuser=FORBIDDEN),
    officers("admin:app_list", kwargs=lambda world: {"app_label": "partners"}, is_page=False),
    row(
        "admin:view_on_site",
        NOT_FOUND,
        anonymous=SIGN_IN,
        kwargs=lambda world: {"content_type_id": "0", "object_id": "0"},
    ),
)

ACTS = (
    *(
        act
        for verb in ("accept", "return", "decline")
        for act in posted(f"admin:partners_application_{verb}", one_application, UNPROCESSABLE, REDIRECT)
    ),
    *(
        act
        for verb in ("pause", "resume", "retry", "cancel")
        for act in posted(f"admin:mailing_mailing_{verb}", one_mailing, REDIRECT)
    ),
    officers("admin:mailing_mailing_progress", kwargs=one_mailing, is_page=False),
    officers(
        "admin:partners_user_act", case="erase", kwargs=one_act("erase"), superuser=REDIRECT, is_page=False
    ),
    officers(
        "admin:partners_user_act",
        case="appoint",
        kwargs=one_act("appoint"),
        superuser=REDIRECT,
        is_page=False,
    ),
    officers("admin:partners_user_act", case="unknown", kwargs=one_act("crown"), **staff(REDIRECT)),
    row("admin:partners_application_simple_history", NOT_FOUND, anonymous=SIGN_IN, args=("0", "0")),
    row("admin:partners_organisation_simple_history", NOT_FOUND, anonymous=SIGN_IN, args=("0", "0")),
)

ROWS = (*SITE, *ACTS, *(page for model in admin.site._registry for page in _pages_of(model)))
