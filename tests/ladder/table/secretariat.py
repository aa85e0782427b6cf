"""Home and the pages of the house, and the notes for the chair."""

from tests.ladder.rows import FORBIDDEN, NOT_FOUND, OK, SIGN_IN, UNPROCESSABLE, public, row, signed_in

READERS = dict.fromkeys(("chair", "secretariat", "superuser"), OK)


def a_note(world):
    return {"public_id": world.brief.public_id}


def news(world):
    return {"slug": world.news.slug}


def event(world):
    return {"public_id": world.event.public_id}


def event_to_come(world):
    world.event.publish_at = None
    world.event.save()
    return {"public_id": world.event.public_id}


def draft(world):
    from secretariat.domain.site.news import preview_token

    return {"token": preview_token(world.news)}


def own_calendar(world):
    from secretariat.domain.calendar_keys import make_calendar_key

    return {"key": make_calendar_key(actor=world.people["follower"])}


def somebody_seated(world):
    assert world.body
    return {}


def notes(name, **rest):
    return row(name, NOT_FOUND, **{"anonymous": SIGN_IN, **READERS, **rest})


ROWS = (
    public("secretariat:home"),
    public("secretariat:privacy"),
    public("secretariat:accessibility"),
    notes("secretariat:briefs", kwargs=somebody_seated),
    notes(
        "secretariat:briefs",
        case="empty",
        kwargs=somebody_seated,
        method="post",
        chair=FORBIDDEN,
        secretariat=UNPROCESSABLE,
        superuser=UNPROCESSABLE,
    ),
    notes("secretariat:brief", kwargs=a_note),
    notes("secretariat:brief_pdf", kwargs=a_note, is_page=False),
    public("secretariat:about"),
    public("secretariat:target"),
    public("secretariat:search"),
    public("secretariat:search", case="words", query="?q=alliance"),
    public("secretariat:news"),
    public("secretariat:news_feed", is_page=False),
    public("secretariat:news_item", kwargs=news),
    public("secretariat:news_preview", kwargs=draft),
    public("secretariat:page", kwargs=lambda world: {"slug": world.page.slug}),
    public("secretariat:event", kwargs=event),
    row(
        "secretariat:event",
        NOT_FOUND,
        case="not told of",
        kwargs=event_to_come,
        secretariat=OK,
        superuser=OK,
    ),
    public("secretariat:calendar"),
    public("secretariat:calendar_feed", is_page=False),
    public("secretariat:own_calendar", kwargs=own_calendar, is_page=False),
    public("sitemap", is_page=False),
    public("sitemap_page", kwargs=lambda world: {"number": 1}, is_page=False),
    row("sitemap_page", NOT_FOUND, case="none", kwargs=lambda world: {"number": 9}, is_page=False),
    signed_in("secretariat:calendar_key"),
    signed_in("secretariat:calendar_key", method="post"),
)
