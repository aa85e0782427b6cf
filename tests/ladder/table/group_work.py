"""Groups at work: the public part, the space of the members, and what their leads do there."""

from tests.ladder.rows import (
    FORBIDDEN,
    NOT_FOUND,
    OK,
    REDIRECT,
    SIGN_IN,
    UNPROCESSABLE,
    files,
    officers,
    public,
    row,
    signed_in,
)

LEADS = ("partner_editor", "group_lead")
DECIDE = ("representative", "alternate", "chair", "secretariat", "superuser")
KNOW = (*LEADS, "monitoring_member", *DECIDE)


def group(world):
    return {"slug": world.working_group.slug}


def office(world):
    return {**group(world), "pk": world.working_group.offices.get(kind="co_lead").pk}


def member(world):
    return {**group(world), "pk": world.admitted.pk}


def line(world):
    return {**group(world), "pk": world.line.pk}


def meeting(world):
    return {**group(world), "public_id": world.group_meeting.public_id}


def document(world):
    return {**group(world), "upload": world.document.pk}


def space(name, **rest):
    """Those who take part, those who decide, and the secretariat."""
    return row(name, NOT_FOUND, **{"anonymous": SIGN_IN, **dict.fromkeys(KNOW, OK), "kwargs": group, **rest})


def leads(name, answer=OK, **rest):
    """Those who lead the group; the other insiders know that the page exists."""
    given = {**dict.fromkeys(KNOW, FORBIDDEN), **dict.fromkeys(LEADS, answer), "kwargs": group, **rest}
    return row(name, NOT_FOUND, anonymous=SIGN_IN, **given)


def offices(name, answer=OK, **rest):
    """As `leads`, and the secretariat."""
    return leads(name, answer, **{"secretariat": answer, "superuser": answer, **rest})


ROWS = (
    public("partners:group", case="at-work", kwargs=group),
    public("partners:workplan", kwargs=group),
    *files("partners:groups_file", lambda world: group(world) and {}),
    *files("partners:workplans_file", lambda world: group(world) and {}),
    *files("partners:workplan_file", group),
    space(
        "partners:groups_progress",
        kwargs=lambda world: group(world) and {},
        **dict.fromkeys((*LEADS, "monitoring_member"), NOT_FOUND),
    ),
    signed_in("partners:group_join", kwargs=group),
    row("partners:group_join", UNPROCESSABLE, kwargs=group, method="post", anonymous=SIGN_IN),
    space("partners:group_space"),
    leads("partners:group_update"),
    leads("partners:group_update", UNPROCESSABLE, method="post"),
    leads("partners:group_charter"),
    leads("partners:group_charter", UNPROCESSABLE, method="post"),
    offices("partners:group_office"),
    offices("partners:group_office", UNPROCESSABLE, method="post"),
    offices("partners:group_office_end", kwargs=office),
    offices("partners:group_office_end", REDIRECT, kwargs=office, method="post"),
    leads("partners:group_answer", kwargs=member),
    leads("partners:group_answer", UNPROCESSABLE, kwargs=member, method="post"),
    row("partners:group_leave", NOT_FOUND, kwargs=member, anonymous=SIGN_IN, monitoring_member=OK),
    row(
        "partners:group_leave",
        NOT_FOUND,
        kwargs=member,
        method="post",
        anonymous=SIGN_IN,
        monitoring_member=REDIRECT,
    ),
    leads("partners:group_documents"),
    leads("partners:group_documents", UNPROCESSABLE, method="post"),
    leads("partners:group_document_remove", REDIRECT, kwargs=document),
    leads("partners:group_document_remove", REDIRECT, kwargs=document, method="post"),
    leads("partners:workplan_adopt"),
    leads("partners:workplan_adopt", UNPROCESSABLE, method="post"),
    leads("partners:workplan_add"),
    leads("partners:workplan_add", UNPROCESSABLE, method="post"),
    leads("partners:workplan_line", kwargs=line),
    officers("gcm:activity_promise", kwargs=line),
    officers("gcm:activity_promise", kwargs=line, method="post", secretariat=REDIRECT, superuser=REDIRECT),
    leads("partners:workplan_line", UNPROCESSABLE, kwargs=line, method="post"),
    space("partners:group_meeting", kwargs=meeting),
    space("partners:group_meeting_ics", kwargs=meeting, is_page=False),
    leads("partners:group_meeting_call"),
    leads("partners:group_meeting_call", UNPROCESSABLE, method="post"),
    leads("partners:group_meeting_edit", kwargs=meeting),
    leads("partners:group_meeting_edit", UNPROCESSABLE, kwargs=meeting, method="post"),
    leads("partners:group_meeting_cancel", kwargs=meeting),
    leads("partners:group_meeting_cancel", REDIRECT, kwargs=meeting, method="post"),
)
