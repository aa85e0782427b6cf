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
MAY_ADD = {
    "gcm.meeting",
    "gcm.ruledraft",
    "partners.commitmenttext",
    "partners.regionalgroup",
    "partners.topic",
    "secretariat.estimate",
    "secretariat.event",
    "secretariat.followedinitiative",
    "secretariat.news",
    "secretariat.page",
    "secretariat.representation",
    "pathfinders.countryname",
    "pathfinders.datasource",
    "pathfinders.indicatorseries",
}
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


def one_proposal(world):
    return {"object_id": world.proposal.pk}


def ready_proposal(world):
    return {"proposal_id": world.ready_proposal.pk}


def one_mailing(world):
    return {"object_id": world.mailing.pk}


def posted(name, kwargs, answer, opened=WRONG_METHOD):
    """A button of the desk: pressed by officers, found by nobody else."""
    yield officers(name, kwargs=kwargs, **staff(opened))
    yield officers(name, kwargs=kwargs, method="post", **staff(answer))


def one_meeting(world):
    return {"object_id": world.meeting.pk}


def one_item(world):
    return {**one_meeting(world), "item_id": world.meeting.items.first().pk}


def one_reply(world):
    return {**one_meeting(world), "reply_id": world.reply.pk}


def one_observer(world):
    return {**one_meeting(world), "observer_id": world.interested.pk}


def one_seat(world):
    return {"object_id": world.body.seat(9).pk}


def one_term(world):
    return {**one_seat(world), "pk": world.body.term(9).pk}


def one_delegate(world):
    return {**one_seat(world), "pk": world.body.delegate(9).pk}


def one_notice(world):
    return {**one_seat(world), "pk": world.delegate_notice.pk}


def one_draft(world):
    return {"object_id": world.rule_draft.pk}


def act_on_meeting(verb):
    return lambda world: {**one_meeting(world), "verb": verb}


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
    *posted("admin:partners_groupproposal_accept", one_proposal, REDIRECT, REDIRECT),
    *posted("admin:partners_groupproposal_return", one_proposal, UNPROCESSABLE, REDIRECT),
    officers("admin:gcm_meeting_place", kwargs=ready_proposal, is_page=False),
    officers("admin:gcm_meeting_place", kwargs=ready_proposal, method="post", **staff(UNPROCESSABLE)),
    *(
        act
        for verb in ("pause", "resume", "retry", "cancel")
        for act in posted(f"admin:mailing_mailing_{verb}", one_mailing, REDIRECT)
    ),
    *(
        officers("admin:gcm_meeting_act", case=verb, kwargs=act_on_meeting(verb), is_page=False)
        for verb in ("convene", "freeze", "reschedule", "postpone", "cancel", "add-item", "observer")
    ),
    *(
        officers(f"admin:gcm_seat_{name}", kwargs=kwargs, is_page=False)
        for name, kwargs in (
            ("term", one_seat),
            ("end_term", one_term),
            ("delegate", one_term),
            ("end_delegate", one_delegate),
            ("accredit_notified", one_notice),
            ("return_notice", one_notice),
        )
    ),
    *(
        officers(
            f"admin:gcm_seat_{name}", kwargs=one_term, method="post", case="empty", **staff(UNPROCESSABLE)
        )
        for name in ("end_term", "delegate")
    ),
    officers(
        "admin:gcm_seat_accredit_notified",
        kwargs=one_notice,
        method="post",
        secretariat=REDIRECT,
        superuser=FORBIDDEN,
    ),
    officers("admin:gcm_seat_return_notice", kwargs=one_notice, method="post", **staff(UNPROCESSABLE)),
    officers("admin:gcm_ruledraft_place", kwargs=one_draft, is_page=False),
    officers("admin:gcm_ruledraft_place", kwargs=one_draft, method="post", **staff(UNPROCESSABLE)),
    officers("admin:gcm_pastmeeting_import", is_page=False),
    officers("admin:gcm_pastmeeting_import", method="post", case="empty", **staff(UNPROCESSABLE)),
    officers("admin:gcm_pastmeeting_export", is_page=False),
    officers("admin:pathfinders_importrun_import", is_page=False),
    officers("admin:pathfinders_importrun_import", method="post", case="empty", **staff(UNPROCESSABLE)),
    officers("admin:gcm_meeting_act", case="unknown", kwargs=act_on_meeting("adjourn"), **staff(NOT_FOUND)),
    officers("admin:gcm_meeting_item", kwargs=one_item, is_page=False),
    *posted("admin:gcm_meeting_reply", one_reply, UNPROCESSABLE, REDIRECT),
    *posted("admin:gcm_meeting_inform", one_observer, REDIRECT, REDIRECT),
    officers("admin:mailing_mailing_progress", kwargs=one_mailing, is_page=False),
    *posted("admin:mailing_mailing_rate", one_mailing, REDIRECT),
    *posted("admin:mailing_mailing_told", one_mailing, UNPROCESSABLE),
    officers(
        "admin:partners_user_act", case="erase", kwargs=one_act("erase"), superuser=REDIRECT, is_page=False
    ),
    # Directors give roles; to an officer the button is not shown, and its address leads back.
    *(
        officers("admin:partners_user_act", case=role, kwargs=one_act(role), **staff(REDIRECT))
        for role in ("editor", "officer", "director", "end")
    ),
    officers("admin:partners_user_act", case="unknown", kwargs=one_act("crown"), **staff(REDIRECT)),
    row("admin:partners_application_simple_history", NOT_FOUND, anonymous=SIGN_IN, args=("0", "0")),
    row("admin:partners_groupproposal_simple_history", NOT_FOUND, anonymous=SIGN_IN, args=("0", "0")),
    row("admin:partners_organisation_simple_history", NOT_FOUND, anonymous=SIGN_IN, args=("0", "0")),
    row("admin:pathfinders_pathway_simple_history", NOT_FOUND, anonymous=SIGN_IN, args=("0", "0")),
    officers("admin:secretariat_news_versions", kwargs=lambda world: {"object_id": world.news.pk}),
    officers("admin:secretariat_page_versions", kwargs=lambda world: {"object_id": world.page.pk}),
)

ROWS = (*SITE, *ACTS, *(page for model in admin.site._registry for page in _pages_of(model)))
