"""Who does what where, the exchange, the map and the feeds, for everybody."""

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
from tests.ladder.table.group_work import leads


def matrix(world):
    assert world.initiative
    return {}


def a_topic(world):
    from tests.partners.initiating import country, topic

    assert topic() and country()
    return {}


def feed(name):
    return lambda world: matrix(world) or {"name": name}


INSIDE = ("partner_editor", "group_lead", "monitoring_member", "secretariat", "superuser")
MODERATE = ("group_lead", "secretariat", "superuser")  # nobody moderates what they wrote
GCG = dict.fromkeys(("representative", "alternate", "chair"), FORBIDDEN)


def group(world):
    return {"slug": world.working_group.slug}


def everybody(world):
    """The cast with its organisations."""
    assert world.working_group
    return {}


def on_topic_list(world):
    assert world.topic_thread
    return {}


def topic_thread(world):
    return {"public_id": world.topic_thread.public_id}


def group_thread(world):
    return {"public_id": world.group_thread.public_id}


def post(world):
    return {"public_id": world.group_thread.posts.earliest("pk").public_id}


def inside(name, answer=OK, **rest):
    """Those who work in the group, and the secretariat; the GCG is outside."""
    return row(name, NOT_FOUND, **{"anonymous": SIGN_IN, **dict.fromkeys(INSIDE, answer), **rest})


def askers(name, answer=OK, **rest):
    """Members of partners; the other people who are signed in know that there is such a page."""
    asking = dict.fromkeys(
        ("partner_editor", "group_lead", "monitoring_member", "secretariat", "superuser"), answer
    )
    return row(name, FORBIDDEN, anonymous=SIGN_IN, **asking, **rest)


ROWS = (
    public("partners:coverage", kwargs=matrix),
    row("partners:coverage", NOT_FOUND, case="no-such-region", query="?region=atlantis"),
    public("partners:coverage_list", kwargs=a_topic, query="?topic=child-labour&country=XA"),
    row("partners:coverage_list", NOT_FOUND, case="no-such-place", query="?topic=child-labour"),
    public("partners:map", kwargs=matrix),
    public("partners:feed", kwargs=feed("partners"), is_page=False),
    public("partners:feed", case="of-groups", kwargs=feed("groups"), is_page=False),
    *(
        public("partners:feed", case=name, kwargs=feed(name), is_page=False)
        for name in ("needs-and-offers", "pilots", "funding")
    ),
    row("partners:feed", NOT_FOUND, case="unknown", kwargs=feed("users")),
    *files("partners:coverage_file", matrix),
    officers("partners:statistics"),
    officers("partners:statistics_csv", is_page=False),
    signed_in("partners:exchange", kwargs=on_topic_list),
    row("partners:exchange_mail", REDIRECT, anonymous=SIGN_IN),
    row("partners:exchange_mail", REDIRECT, anonymous=SIGN_IN, method="post"),
    askers("partners:exchange_ask", kwargs=everybody),
    askers("partners:exchange_ask", UNPROCESSABLE, kwargs=everybody, method="post"),
    signed_in("partners:exchange_thread", case="on-a-topic", kwargs=topic_thread),
    inside("partners:exchange_thread", kwargs=group_thread),
    inside("partners:exchange_thread", UNPROCESSABLE, kwargs=group_thread, method="post"),
    inside("partners:group_exchange", kwargs=group, **GCG),
    inside("partners:group_exchange_ask", kwargs=group, **GCG),
    inside("partners:group_exchange_ask", UNPROCESSABLE, kwargs=group, method="post", **GCG),
    inside("partners:exchange_edit", FORBIDDEN, kwargs=post, partner_editor=OK),
    inside("partners:exchange_edit", FORBIDDEN, kwargs=post, method="post", partner_editor=UNPROCESSABLE),
    inside("partners:exchange_report", kwargs=post, partner_editor=FORBIDDEN),
    inside("partners:exchange_report", UNPROCESSABLE, kwargs=post, method="post", partner_editor=FORBIDDEN),
    inside("partners:exchange_moderate", FORBIDDEN, kwargs=post, **dict.fromkeys(MODERATE, OK)),
    inside(
        "partners:exchange_moderate",
        FORBIDDEN,
        kwargs=post,
        method="post",
        **dict.fromkeys(MODERATE, UNPROCESSABLE),
    ),
    inside("partners:exchange_versions", kwargs=post),
    inside("partners:exchange_noted", REDIRECT, kwargs=post),
    inside("partners:exchange_noted", REDIRECT, kwargs=post, method="post"),
    leads("partners:group_scope", kwargs=group),
    leads("partners:group_scope", REDIRECT, kwargs=group, method="post", data={"revision": "0"}),
)
