"""The way of a country. The cast's pathfinder focal point speaks for one country, its partner editor edits
the page of that State; another country is on its way, too."""

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

FOCAL = "pathfinder_focal_point"
COUNTRY = (FOCAL, "partner_editor")
GCM = ("representative", "alternate", "chair")
OFFICERS = ("secretariat", "superuser")


def way(world):
    return {"public_id": world.pathway.public_id}


def other(world):
    return {"public_id": world.other_pathway.public_id}


def reviewed(world):
    """Before the GCG: those who decide read it."""
    assert world.body
    return {"public_id": world.reviewed_pathway.public_id}


def act(name):
    return lambda world: {**way(world), "act": name}


def of_record(what, name):
    return lambda world: {**way(world), "pk": getattr(world, what).pk, "act": name}


def status(world):
    return {"slug": world.pathfinder.slug}


def thread(world):
    return {"public_id": world.thread.public_id}


def those(people, answer):
    return dict.fromkeys(people, answer)


def of_country(name, kwargs, **rest):
    """The country and the secretariat; the monitoring member of the cast is one once a group is charged."""
    answers = {"anonymous": SIGN_IN, **those((*COUNTRY, *OFFICERS), OK), **rest}
    options = {key: answers.pop(key) for key in ("case", "method", "data") if key in answers}
    return row(name, NOT_FOUND, kwargs=kwargs, **options, **answers)


def page_and_post(name, kwargs, people, *, posted=REDIRECT, data=None, case=""):
    """A page that asks, and its button; insiders without the right are told so."""
    insiders = those((*COUNTRY, *OFFICERS), FORBIDDEN)
    base = {"anonymous": SIGN_IN, **insiders}
    yield row(name, NOT_FOUND, kwargs=kwargs, case=case, **{**base, **those(people, OK)})
    yield row(
        name,
        NOT_FOUND,
        kwargs=kwargs,
        case=case,
        method="post",
        data=data or {},
        **{**base, **those(people, posted)},
    )


ROWS = (
    public("pathfinders:index"),
    public("pathfinders:index", case="with-countries", kwargs=lambda world: status(world) and {}),
    public("pathfinders:status", kwargs=status),
    public("pathfinders:certificate", kwargs=status, is_page=False),
    row("pathfinders:status", NOT_FOUND, case="never-one", kwargs=lambda world: {"slug": "nowhere"}),
    signed_in("pathfinders:express_interest"),
    row(
        "pathfinders:express_interest",
        UNPROCESSABLE,
        method="post",
        anonymous=SIGN_IN,
    ),
    officers("pathfinders:register_interest", kwargs=lambda world: way(world) and {}),
    officers(
        "pathfinders:register_interest",
        method="post",
        kwargs=lambda world: way(world) and {},
        **those(OFFICERS, UNPROCESSABLE),
    ),
    officers("pathfinders:register_known"),
    officers("pathfinders:register_known", method="post", **those(OFFICERS, UNPROCESSABLE)),
    officers("pathfinders:monitoring_group"),
    officers("pathfinders:monitoring_group", method="post", **those(OFFICERS, UNPROCESSABLE)),
    of_country("pathfinders:pathway", way),
    of_country("pathfinders:pathway", other, case="of-another", **those(COUNTRY, NOT_FOUND)),
    of_country(
        "pathfinders:pathway", reviewed, case="in-review", **those(COUNTRY, NOT_FOUND), **those(GCM, OK)
    ),
    of_country("pathfinders:check", way),
    of_country("pathfinders:support", way),
    of_country(
        "pathfinders:support",
        reviewed,
        case="in-review",
        **those(COUNTRY, NOT_FOUND),
        **those(GCM, FORBIDDEN),
    ),
    *page_and_post("pathfinders:pathway_act", act("committee"), (FOCAL,), posted=UNPROCESSABLE),
    *page_and_post(
        "pathfinders:pathway_act", act("workshop"), (FOCAL,), posted=UNPROCESSABLE, case="workshop"
    ),
    *page_and_post(
        "pathfinders:pathway_act", act("withdraw"), ("secretariat",), posted=UNPROCESSABLE, case="withdraw"
    ),
    *page_and_post(
        "pathfinders:pathway_act",
        act("focal-point"),
        (*COUNTRY, *OFFICERS),
        posted=UNPROCESSABLE,
        case="focal-point",
    ),
    *page_and_post("pathfinders:pathway_act", act("support"), (FOCAL,), posted=UNPROCESSABLE, case="support"),
    row(
        "pathfinders:pathway_act",
        NOT_FOUND,
        case="no-such-act",
        kwargs=act("nothing"),
        anonymous=NOT_FOUND,
    ),
    *page_and_post(
        "pathfinders:workshop_act", of_record("workshop", "report"), (FOCAL,), posted=UNPROCESSABLE
    ),
    *page_and_post("pathfinders:body_act", of_record("mapped_body", "remove"), (FOCAL,)),
    *page_and_post(
        "pathfinders:focal_point_act",
        of_record("focal_point", "end"),
        (*COUNTRY, *OFFICERS),
        posted=UNPROCESSABLE,  # the last one stays
    ),
    *page_and_post(
        "pathfinders:criterion_act", of_record("criterion", "evidence"), (FOCAL,), posted=UNPROCESSABLE
    ),
    *page_and_post("pathfinders:evidence_act", of_record("evidence", "take-back"), (FOCAL,)),
    *page_and_post(
        "pathfinders:support_act", of_record("support_request", "give"), OFFICERS, posted=UNPROCESSABLE
    ),
    row(
        "pathfinders:workshop_act",
        NOT_FOUND,
        case="of-no-workshop-of-theirs",
        kwargs=lambda world: {**way(world), "pk": world.workshop.pk + 1000, "act": "report"},
        anonymous=SIGN_IN,
        **those(("partner_editor", *OFFICERS), FORBIDDEN),
    ),
    row(
        "pathfinders:community",
        NOT_FOUND,
        anonymous=SIGN_IN,
        kwargs=lambda world: thread(world) and {},
        **those((FOCAL, *OFFICERS), OK),
    ),
    row(
        "pathfinders:ask",
        NOT_FOUND,
        anonymous=SIGN_IN,
        kwargs=lambda world: thread(world) and {},
        **those((FOCAL, *OFFICERS), OK),
    ),
    row("pathfinders:thread", NOT_FOUND, anonymous=SIGN_IN, kwargs=thread, **those((FOCAL, *OFFICERS), OK)),
    row(
        "pathfinders:thread",
        NOT_FOUND,
        anonymous=SIGN_IN,
        kwargs=thread,
        method="post",
        data={"text": "Line by line."},
        **those((FOCAL, *OFFICERS), REDIRECT),
    ),
    officers("pathfinders:announce", kwargs=lambda world: way(world) and {}, **{FOCAL: FORBIDDEN}),
    officers(
        "pathfinders:announce",
        kwargs=lambda world: way(world) and {},
        method="post",
        **those(OFFICERS, UNPROCESSABLE),
        **{FOCAL: FORBIDDEN},
    ),
)
