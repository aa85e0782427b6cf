"""Groups, and the proposals that lead there."""

from tests.ladder.rows import (
    FORBIDDEN,
    NOT_FOUND,
    OK,
    REDIRECT,
    SIGN_IN,
    UNPROCESSABLE,
    public,
    row,
    signed_in,
)

# Those who decided, the secretariat, and the people of the organisation that leads.
KNOW_IT = ("partner_editor", "representative", "alternate", "chair", "secretariat", "superuser")


def group(world):
    return {"slug": world.group.slug}


def unpublished(world):
    assert world.body
    return {"slug": world.unpublished_group.slug}


def draft(world):
    return {"public_id": world.draft_proposal.public_id}


def proposal(world):
    return {"public_id": world.proposal.public_id}


def lead_request(world):
    return {"public_id": world.lead_request.public_id}


def proposers(name, **rest):
    """The editors of the organisation that proposes, and whoever is named; a superuser is the officer they
    also are."""
    return row(
        name,
        NOT_FOUND,
        **{
            "anonymous": SIGN_IN,
            "partner_editor": OK,
            "superuser": rest.get("secretariat", NOT_FOUND),
            **rest,
        },
    )


ROWS = (
    public("partners:groups"),
    public("partners:groups", case="with-groups", kwargs=lambda world: group(world) and {}),
    public("partners:group", kwargs=group),
    row(
        "partners:group",
        NOT_FOUND,
        case="not-published",
        kwargs=unpublished,
        **dict.fromkeys(KNOW_IT, OK),
    ),
    signed_in("partners:propose"),
    signed_in("partners:propose", case="of-partners", kwargs=lambda world: draft(world) and {}),
    row("partners:propose", UNPROCESSABLE, anonymous=SIGN_IN, method="post"),
    row("partners:lead_request", NOT_FOUND, anonymous=SIGN_IN, partner_editor=OK, kwargs=lead_request),
    row(
        "partners:lead_request",
        NOT_FOUND,
        anonymous=SIGN_IN,
        partner_editor=REDIRECT,
        kwargs=lead_request,
        method="post",
    ),
    proposers("partners:proposal", case="draft", kwargs=draft),
    proposers("partners:proposal", kwargs=proposal, secretariat=OK),
    proposers("partners:proposal_edit", case="draft", kwargs=draft),
    proposers("partners:proposal_edit", kwargs=proposal, partner_editor=FORBIDDEN, secretariat=FORBIDDEN),
    proposers("partners:proposal_submit", case="draft", kwargs=draft, partner_editor=REDIRECT),
    proposers(
        "partners:proposal_submit",
        kwargs=proposal,
        method="post",
        partner_editor=FORBIDDEN,
        secretariat=FORBIDDEN,
    ),
    proposers("partners:proposal_withdraw", kwargs=proposal, secretariat=FORBIDDEN),
    proposers(
        "partners:proposal_withdraw",
        kwargs=proposal,
        method="post",
        partner_editor=REDIRECT,
        secretariat=FORBIDDEN,
    ),
)
