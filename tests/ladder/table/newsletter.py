"""The newsletter: public pages, a reader's own by signed links, and the secretariat's."""

from tests.ladder.rows import (
    FORBIDDEN,
    NOT_FOUND,
    REDIRECT,
    SIGN_IN,
    UNPROCESSABLE,
    officers,
    public,
    row,
    signed_in,
)


def one_issue(world):
    return {"number": world.issue.number}


def sent_issue(world):
    return {"number": world.sent_issue.number}


def one_entry(world):
    return {**one_issue(world), "pk": world.entry.pk}


def one_contribution(world):
    return {"pk": world.contribution.pk}


def proposed_text(world):
    assert world.consent_proposal
    return {}


def one_list(world):
    return {"pk": world.reader_list.pk}


def managing(world):
    from secretariat.domain.newsletter import links

    return {"token": links.managing(world.subscriber)}


def confirming(world):
    from secretariat.domain.newsletter import links

    return {"token": links.confirming(world.subscriber)}


def mail(form):
    return lambda world: {**one_issue(world), "language": "en", "form": form}


def verb(name):
    return lambda world: {**one_issue(world), "verb": name}


def post(name, kwargs, answer, **rest):
    """For the secretariat alone."""
    return officers(name, kwargs=kwargs, method="post", secretariat=answer, superuser=answer, **rest)


ROWS = (
    public("secretariat:newsletter"),
    public("secretariat:newsletter_feed", is_page=False),
    public("secretariat:newsletter_issue", kwargs=sent_issue),
    row("secretariat:newsletter_issue", NOT_FOUND, kwargs=one_issue, case="draft"),
    public("secretariat:subscribe"),
    row("secretariat:subscribe", UNPROCESSABLE, method="post", case="empty"),
    public("secretariat:newsletter_asked"),
    public("secretariat:newsletter_confirm", kwargs=confirming),
    row("secretariat:newsletter_confirm", NOT_FOUND, args=("forged",), case="forged"),
    public("secretariat:newsletter_preferences", kwargs=managing),
    row("secretariat:newsletter_preferences", NOT_FOUND, args=("forged",), case="forged"),
    row(
        "secretariat:newsletter_preferences", REDIRECT, kwargs=managing, method="post", data={"verb": "leave"}
    ),
    signed_in("secretariat:contribute"),
    row(
        "secretariat:contribute",
        UNPROCESSABLE,
        method="post",
        anonymous=SIGN_IN,
        case="empty",
    ),
    officers("secretariat:issues"),
    post("secretariat:issues", lambda world: {}, UNPROCESSABLE, case="empty"),
    officers("secretariat:issue", kwargs=one_issue),
    officers("secretariat:issue_edit", kwargs=one_issue),
    post("secretariat:issue_edit", one_issue, UNPROCESSABLE, case="empty"),
    officers("secretariat:issue_entry", kwargs=one_entry),
    post("secretariat:issue_entry", one_entry, UNPROCESSABLE, case="empty"),
    post("secretariat:issue_order", one_issue, NOT_FOUND, case="nonsense"),
    officers("secretariat:issue_order", kwargs=one_issue, secretariat=REDIRECT, superuser=REDIRECT),
    officers("secretariat:issue_web", kwargs=one_issue),
    officers("secretariat:issue_mail", kwargs=mail("html"), is_page=False),
    officers("secretariat:issue_mail", kwargs=mail("text"), is_page=False, case="text"),
    officers("secretariat:issue_verb", kwargs=verb("test"), secretariat=REDIRECT, superuser=REDIRECT),
    post("secretariat:issue_verb", verb("propose"), UNPROCESSABLE, case="propose"),
    post("secretariat:issue_verb", verb("approve"), FORBIDDEN, case="approve"),
    post("secretariat:issue_verb", verb("collect"), REDIRECT, case="collect"),
    post("secretariat:issue_verb", verb("burn"), NOT_FOUND, case="burn"),
    officers("secretariat:contributions"),
    officers("secretariat:contribution", kwargs=one_contribution),
    post("secretariat:contribution", one_contribution, UNPROCESSABLE, case="empty"),
    officers("secretariat:readers"),
    post("secretariat:readers", lambda world: {}, UNPROCESSABLE, case="empty"),
    officers("secretariat:reader_list", kwargs=one_list),
    post("secretariat:reader_list", one_list, NOT_FOUND, case="nonsense"),
    officers("secretariat:reader_faults", kwargs=one_list, is_page=False),
    officers("secretariat:consent_texts"),
    post("secretariat:consent_texts", lambda world: {}, UNPROCESSABLE, case="empty"),
    post(
        "secretariat:consent_texts",
        lambda world: {},
        NOT_FOUND,
        case="nonsense",
        data={"verb": "burn", "proposal": "1"},
    ),
    officers("secretariat:consent_texts", kwargs=proposed_text, case="waiting"),
)
