"""The public pages of the GCG, the register, and attendance."""

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
)

MEMBERS = ("representative", "alternate")
OFFICERS = ("secretariat", "superuser")


def body(world):
    assert world.body
    return {}


def published(world):
    return {"year": world.published.year, "number": world.published.number}


def internal(world):
    return {"year": world.decision.year, "number": world.decision.number}


def session(world):
    return {"public_id": world.session.public_id}


def action(world):
    return {"pk": world.action.pk}


def action_of_meeting(world):
    return action(world) and {}


def group(world):
    return {"slug": world.add_group("Chains").slug}


def inside(name, **rest):
    everybody = dict.fromkeys((*MEMBERS, "chair", *OFFICERS), OK)
    return row(name, NOT_FOUND, **{"anonymous": SIGN_IN, **everybody, **rest})


def of_the_chair(name, **rest):
    return inside(name, **{**dict.fromkeys((*MEMBERS, *OFFICERS), FORBIDDEN), **rest})


ROWS = (
    public("gcm:index"),
    public("gcm:seats", kwargs=body),
    public("gcm:seats", case="another-day", query="?date=2019-11-12"),
    row("gcm:seats", UNPROCESSABLE, case="no-day", query="?date=soon"),
    public("gcm:register"),
    public("gcm:register", case="with-decisions", kwargs=lambda world: published(world) and {}),
    public("gcm:decision", kwargs=published),
    inside("gcm:decision", case="internal", kwargs=internal),
    public("gcm:certificate", kwargs=published, is_page=False),
    inside("gcm:certificate", case="internal", kwargs=internal, is_page=False),
    public("gcm:verify", kwargs=published),
    public("gcm:verify", case="compared", kwargs=published, query="?digest=abc"),
    inside("gcm:verify", case="internal", kwargs=internal),
    row("gcm:verify", UNPROCESSABLE, case="no-text", kwargs=published, method="post"),
    of_the_chair("gcm:publish", kwargs=internal),
    of_the_chair("gcm:publish", case="now", kwargs=internal, method="post", chair=REDIRECT),
    public("gcm:register", case="searched", query="?q=groupe&standing=in_force&meeting=x"),
    public("gcm:register_json", kwargs=lambda world: published(world) and {}, is_page=False),
    public("gcm:register_csv", kwargs=lambda world: published(world) and {}, is_page=False),
    public("gcm:register_feed", kwargs=lambda world: published(world) and {}, is_page=False),
    public("gcm:check"),
    public("gcm:check", case="digest", query="?head=abc"),
    row("gcm:check", UNPROCESSABLE, case="no-copy", method="post"),
    of_the_chair("gcm:erratum", kwargs=published),
    of_the_chair("gcm:erratum", case="empty", kwargs=published, method="post", chair=UNPROCESSABLE),
    of_the_chair("gcm:contest", kwargs=published),
    inside("gcm:decision_review", kwargs=published, **dict.fromkeys(MEMBERS, FORBIDDEN)),
    inside("gcm:confirmation", kwargs=published, **dict.fromkeys((*MEMBERS, "chair"), FORBIDDEN)),
    inside("gcm:actions", kwargs=action_of_meeting),
    inside(
        "gcm:actions",
        case="narrowed",
        kwargs=action_of_meeting,
        query="?owner=seat-9&state=open&time=overdue",
    ),
    inside("gcm:thread", kwargs=action),
    officers("gcm:group_change", kwargs=group),
    inside("gcm:attendance", kwargs=session, **dict.fromkeys(MEMBERS, FORBIDDEN)),
)
