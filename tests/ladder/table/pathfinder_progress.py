"""Implementation of roadmaps: progress, reports, the board of the monitoring group, help wanted."""

from functools import partial

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

FOLLOWS = ("representative", "alternate", "chair", "monitoring_member", "secretariat", "superuser")
MONITORS = ("monitoring_member", "secretariat", "superuser")
FOCAL = "pathfinder_focal_point"
# Everything that stands was read, whatever its key.
SAID = {
    "status": "in_progress",
    "percent": "60",
    "evidence_url": "https://schools.example.org",
    "read": "999999999",
}
WRITTEN = {"revision": "0", "language": "en", "results": "Schools", "outlook": "More schools"}


def followed(name, *, focal=OK, others=OK, **rest):
    """The country gets the first answer, whoever follows it theirs; nobody else learns anything."""
    given = {"anonymous": SIGN_IN, **dict.fromkeys(FOLLOWS, others), FOCAL: focal}
    return row(name, NOT_FOUND, **{**given, **rest})


def way(world):
    assert world.roadmap_action
    return {"public_id": world.roadmap_in_force.pathway.public_id}


def action(world):
    return {"pk": world.roadmap_action.pk}


def proposal(world):
    return {"pk": world.proposed_progress.pk}


def answered_by(world):
    assert world.proposed_progress
    return action(world)


def milestone(world):
    return {"pk": world.milestone.pk}


def indicator(world):
    return {"pk": world.indicator.pk}


def draft(world):
    return {"public_id": world.draft_report.public_id}


def handed_in(world):
    return {"public_id": world.yearly_report.public_id}


def wanted(world):
    assert world.organisation
    return {"pk": world.roadmap_action.progress.get().pk}


def offer(world):
    return {"pk": world.help_offer.pk}


def shown(world):
    assert world.roadmap_action
    return {}


acted = partial(followed, method="post", others=FORBIDDEN)

ROWS = (
    followed("pathfinders:implementation", kwargs=way),
    acted("pathfinders:report_open", kwargs=way, focal=REDIRECT),
    acted("pathfinders:roadmap_renew", kwargs=way, focal=REDIRECT),
    followed("pathfinders:action_progress", kwargs=action),
    followed("pathfinders:action_progress", case="of-a-partner", kwargs=answered_by, partner_editor=OK),
    acted("pathfinders:action_progress", kwargs=action, focal=REDIRECT, data=SAID),
    acted("pathfinders:action_progress", case="empty", kwargs=action, focal=UNPROCESSABLE),
    acted(
        "pathfinders:action_progress",
        case="proposed",
        kwargs=answered_by,
        focal=REDIRECT,
        partner_editor=REDIRECT,
        data=SAID,
    ),
    acted("pathfinders:milestone_set", kwargs=action, focal=UNPROCESSABLE),
    acted("pathfinders:action_restrict", kwargs=action, focal=REDIRECT),
    acted("pathfinders:action_partners", kwargs=action, focal=UNPROCESSABLE),
    acted(
        "pathfinders:proposed_progress",
        kwargs=proposal,
        focal=REDIRECT,
        partner_editor=FORBIDDEN,
        data={"accept": "1"},
    ),
    followed("pathfinders:milestone", kwargs=milestone),
    acted(
        "pathfinders:milestone",
        kwargs=milestone,
        focal=UNPROCESSABLE,
        data={"do": "move", "move-due_on": "soon"},
    ),
    followed("pathfinders:indicator", kwargs=indicator),
    acted(
        "pathfinders:indicator", kwargs=indicator, focal=FORBIDDEN, secretariat=REDIRECT, superuser=REDIRECT
    ),
    followed("pathfinders:report", case="draft", kwargs=draft, others=FORBIDDEN),
    followed("pathfinders:report", kwargs=handed_in),
    acted("pathfinders:report", case="draft", kwargs=draft, focal=REDIRECT, data=WRITTEN),
    followed("pathfinders:report_submit", kwargs=draft, others=FORBIDDEN),
    acted("pathfinders:report_submit", case="empty", kwargs=draft, focal=UNPROCESSABLE),
    followed("pathfinders:report_pdf", kwargs=handed_in, is_page=False),
    row(
        "pathfinders:monitoring",
        NOT_FOUND,
        kwargs=shown,
        anonymous=SIGN_IN,
        **dict.fromkeys(MONITORS, OK),
    ),
    row(
        "pathfinders:monitoring_csv",
        NOT_FOUND,
        kwargs=shown,
        anonymous=SIGN_IN,
        is_page=False,
        **dict.fromkeys(MONITORS, OK),
    ),
    public("pathfinders:help_wanted", kwargs=shown),
    row("pathfinders:help_offer", NOT_FOUND, kwargs=wanted, anonymous=SIGN_IN, partner_editor=OK),
    row(
        "pathfinders:help_offer",
        NOT_FOUND,
        case="empty",
        kwargs=wanted,
        method="post",
        anonymous=SIGN_IN,
        partner_editor=UNPROCESSABLE,
    ),
    officers("pathfinders:help_offers", kwargs=shown),
    row(
        "pathfinders:help_pass_on",
        NOT_FOUND,
        kwargs=offer,
        method="post",
        anonymous=SIGN_IN,
        secretariat=REDIRECT,
        superuser=REDIRECT,
    ),
)
