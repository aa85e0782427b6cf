"""The secretariat's office: tickets, letters, the register, what is to be written, the media kit."""

from tests.cast import STAFF
from tests.ladder.rows import (
    FORBIDDEN,
    NOT_FOUND,
    OK,
    REDIRECT,
    SIGN_IN,
    UNPROCESSABLE,
    officers,
    public,
    row,
    signed_in,
)


def a_request(world):
    return {"public_id": world.ticket.public_id}


def own_thread(world):
    from secretariat.domain.tickets.links import token_of

    return {"token": token_of(world.message)}


def a_letter_filed(world):
    return {"public_id": world.filed.public_id}


def a_wording(world):
    return {"pk": world.wording.pk}


def in_a_mail(world, mail="partners.application_received", **more):
    return {"pk": world.wording_of_thanks.pk, "number": 1, "mail": mail, **more}


def a_letter(world):
    return {"public_id": world.draft_letter.public_id}


def of_the_chair(world):
    assert world.body
    return {"public_id": world.chairs_letter.public_id}


def a_document(world):
    return {**a_letter(world), "language": "en"}


def a_filter(world):
    return {"pk": world.saved_filter.pk}


def a_circular(world):
    return {"public_id": world.circular.public_id}


def a_media_file(world):
    return {"pk": world.media_file.pk}


def of_the_partner(name, answer=OK, **rest):
    """For the desk, and for the editors of the partner that asked."""
    seen = {"partner_editor": answer, "secretariat": answer, "superuser": answer}
    return row(name, NOT_FOUND, **{"anonymous": SIGN_IN, **seen, **rest})


def post(name, kwargs, answer, **rest):
    """For the secretariat alone."""
    return officers(name, kwargs=kwargs, method="post", secretariat=answer, superuser=answer, **rest)


ROWS = (
    public("secretariat:contact"),
    row("secretariat:contact", UNPROCESSABLE, method="post", case="empty"),
    public("secretariat:contact_sent"),
    public("secretariat:contact_thread", kwargs=own_thread),
    row("secretariat:contact_thread", NOT_FOUND, args=("forged",), case="forged"),
    row("secretariat:contact_thread", UNPROCESSABLE, kwargs=own_thread, method="post", case="empty"),
    signed_in("secretariat:requests"),
    row("secretariat:requests", UNPROCESSABLE, anonymous=SIGN_IN, method="post", case="empty"),
    officers("secretariat:desk_find"),
    officers("secretariat:desk_find", case="words", query="?q=a"),
    officers("secretariat:saved_filters", kwargs=lambda world: a_filter(world) and {}),
    officers("secretariat:saved_filter_keep", query="?page=secretariat.news&query=q%3Dfair"),
    post("secretariat:saved_filter_keep", lambda world: {}, UNPROCESSABLE, case="empty"),
    officers("secretariat:saved_filter", kwargs=a_filter, superuser=NOT_FOUND),
    officers(
        "secretariat:saved_filter",
        kwargs=a_filter,
        method="post",
        case="empty",
        secretariat=UNPROCESSABLE,
        superuser=NOT_FOUND,
    ),
    officers("secretariat:saved_filter_remove", kwargs=a_filter, superuser=NOT_FOUND),
    officers(
        "secretariat:saved_filter_remove",
        kwargs=a_filter,
        method="post",
        secretariat=REDIRECT,
        superuser=NOT_FOUND,
    ),
    officers("secretariat:tickets"),
    officers("secretariat:tickets", case="overdue", query="?show=overdue"),
    of_the_partner("secretariat:ticket", kwargs=a_request),
    of_the_partner("secretariat:ticket", NOT_FOUND, kwargs=a_request, method="post", case="nonsense"),
    officers(
        "secretariat:ticket",
        kwargs=a_request,
        method="post",
        data={"verb": "take"},
        case="take",
        partner_editor=403,
        secretariat=REDIRECT,
        superuser=REDIRECT,
    ),
    officers("secretariat:correspondence", kwargs=lambda world: a_letter_filed(world) and {}),
    officers("secretariat:correspondence_csv", is_page=False),
    officers("secretariat:correspondence_file"),
    post("secretariat:correspondence_file", lambda world: {}, UNPROCESSABLE, case="empty"),
    officers("secretariat:correspondence_entry", kwargs=a_letter_filed),
    post("secretariat:correspondence_entry", a_letter_filed, UNPROCESSABLE, case="empty"),
    officers("secretariat:letters"),
    post("secretariat:letters", lambda world: {}, UNPROCESSABLE, case="empty"),
    officers("secretariat:wordings"),
    officers("secretariat:wording", kwargs=a_wording),
    post("secretariat:wording", a_wording, UNPROCESSABLE, case="empty"),
    officers("secretariat:wording_new", args=("convocation",)),
    officers("secretariat:wording_new", args=("novel",), case="unknown", **dict.fromkeys(STAFF, NOT_FOUND)),
    officers("secretariat:wording_mail", kwargs=in_a_mail),
    post("secretariat:wording_mail", in_a_mail, NOT_FOUND, case="nonsense"),
    officers(
        "secretariat:wording_mail",
        kwargs=in_a_mail,
        method="post",
        data={"verb": "put"},
        case="of-ones-own",
        secretariat=FORBIDDEN,
        superuser=REDIRECT,
    ),
    officers(
        "secretariat:wording_mail",
        kwargs=lambda world: in_a_mail(world, "gcm.agenda_final"),
        case="of-another-kind",
        **dict.fromkeys(STAFF, NOT_FOUND),
    ),
    officers(
        "secretariat:wording_mail_preview",
        kwargs=lambda world: in_a_mail(world, language="es"),
        is_page=False,
    ),
    officers("secretariat:letter", kwargs=a_letter),
    post("secretariat:letter", a_letter, NOT_FOUND, case="nonsense"),
    officers("secretariat:letter", kwargs=of_the_chair, case="of-the-chair", chair=OK),
    officers("secretariat:letter_edit", kwargs=a_letter),
    post("secretariat:letter_edit", a_letter, UNPROCESSABLE, case="empty"),
    officers("secretariat:letter_instruct", kwargs=of_the_chair, chair=OK, **dict.fromkeys(STAFF, NOT_FOUND)),
    officers(
        "secretariat:letter_instruct",
        kwargs=of_the_chair,
        method="post",
        chair=REDIRECT,
        **dict.fromkeys(STAFF, NOT_FOUND),
    ),
    officers("secretariat:letter_file", kwargs=a_letter),
    post("secretariat:letter_file", a_letter, UNPROCESSABLE, case="empty"),
    officers("secretariat:letter_pdf", kwargs=a_document, is_page=False),
    officers("secretariat:circulars"),
    post("secretariat:circulars", lambda world: {}, UNPROCESSABLE, data={"to_kind": "x"}, case="nonsense"),
    officers("secretariat:circular", kwargs=a_circular),
    post("secretariat:circular", a_circular, NOT_FOUND, case="nonsense"),
    post("secretariat:circular", a_circular, REDIRECT, data={"verb": "approve"}, case="unproposed"),
    officers("secretariat:circular_edit", kwargs=a_circular),
    post("secretariat:circular_edit", a_circular, UNPROCESSABLE, case="empty"),
    officers("secretariat:queue", kwargs=lambda world: a_letter(world) and {}),
    officers("secretariat:queue", case="mine", query="?show=mine"),
    public("secretariat:media", kwargs=lambda world: a_media_file(world) and {}),
    officers("secretariat:media_desk"),
    post("secretariat:media_desk", lambda world: {}, UNPROCESSABLE, case="empty"),
    officers("secretariat:media_add"),
    officers("secretariat:media_file", kwargs=a_media_file),
    post("secretariat:media_file", a_media_file, UNPROCESSABLE, case="empty"),
)
