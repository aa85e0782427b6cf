"""Needs and offers, pilots and calls of donors in the demonstration, through the portal's own verbs."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import translation

from partners.domain.funding import review_call, save_call, start_call, submit_call
from partners.domain.pilots import end_pilot, make_practice, publish_pilot, save_pilot, start_pilot
from partners.domain.posting_contacts import write_about_posting
from partners.domain.postings import close_posting, publish_posting, save_posting, start_posting
from partners.domain.practices import adopt_practice, review_practice, save_practice, submit_practice
from partners.models import Country, FundingCall, Initiative, Organisation, Pilot, Posting
from secretariat.demo_seed.clock import days_from_today
from secretariat.demo_seed.initiatives import about
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.proposals import focal_point_of
from secretariat.demo_seed.tables import LANGUAGES, Row, table


@transaction.atomic
def open_the_market() -> int:
    """Every row, once. Answers how many needs, offers, pilots and calls were made."""
    if Posting.objects.exists() or Pilot.objects.exists() or FundingCall.objects.exists():
        return 0
    with translation.override("fr"):
        for row in table("postings"):
            _post(row)
        for row in table("pilots"):
            _try_out(row)
        for row in table("funding_calls"):
            _call(row)
    return sum(len(table(name)) for name in ("postings", "pilots", "funding_calls"))


def _post(row: Row) -> None:
    organisation = _organisation(row["partner"])
    author = focal_point_of(organisation)
    started = start_posting(actor=author, organisation=organisation)
    values = {
        **about(row, organisation),
        **_texts(row, "title", "text"),
        "side": row["side"],
        "kind": row["kind"],
        "until": days_from_today(int(row["days"])).date(),
        "initiative": Initiative.objects.filter(title_en=row["initiative"]).first(),
    }
    saved = save_posting(actor=author, posting=started, revision=started.revision, values=values)
    posting = publish_posting(actor=author, posting=saved)
    if row["writer"]:
        other = _organisation(row["writer"])
        writer = focal_point_of(other)
        write_about_posting(actor=writer, posting=posting, organisation=other, words=row["words"])
    if row["result"]:
        with_whom = _organisation(row["with"])
        close_posting(actor=author, posting=posting, result=row["result"], closed_with=with_whom)


def _try_out(row: Row) -> None:
    organisation = _organisation(row["partner"])
    author = focal_point_of(organisation)
    begins = days_from_today(int(row["days"])).date()
    started = start_pilot(actor=author, organisation=organisation)
    values = {
        **about(row, organisation),
        **_texts(row, "title", "idea", "place"),
        "starts_on": begins,
        "ends_on": begins + timedelta(days=int(row["length"])),
        "partners": Organisation.objects.filter(name_en=row["with"]),
    }
    saved = save_pilot(actor=author, pilot=started, revision=started.revision, values=values)
    pilot = publish_pilot(actor=author, pilot=saved)
    if row["outcome"]:
        said = _texts(row, "result", "lessons")
        pilot = end_pilot(actor=author, pilot=pilot, outcome=row["outcome"], values=said)
    if row["adopted"]:
        _scale(row, pilot, author)


def _scale(row: Row, pilot: Pilot, author: Any) -> None:
    draft = make_practice(actor=author, pilot=pilot)
    more = _texts(row, "problem", "evidence", "scaling")
    saved = save_practice(actor=author, practice=draft, revision=draft.revision, values=more)
    handed_in = submit_practice(actor=author, practice=saved)
    practice = review_practice(actor=cast_member("officer-2"), practice=handed_in, accepted=True)
    other = _organisation(row["adopted"])
    country = Country.objects.get(organisation=other)
    adopt_practice(actor=focal_point_of(other), practice=practice, organisation=other, country=country)


def _call(row: Row) -> None:
    organisation = _organisation(row["partner"]) if row["partner"] else None
    author = focal_point_of(organisation) if organisation else cast_member("officer-1")
    started = start_call(actor=author, organisation=organisation)
    values = {
        **about(row, organisation or Organisation()),
        **_texts(row, "title", "text"),
        "donor_name": row["donor"],
        "amount_from": int(row["least"]) if row["least"] else None,
        "amount_to": int(row["most"]) if row["most"] else None,
        "currency": row["currency"],
        "deadline": days_from_today(int(row["days"])) if row["days"] else None,
        "address": row["address"],
    }
    if organisation is None:
        values["countries"] = []
    saved = save_call(actor=author, call=started, revision=started.revision, values=values)
    handed_in = submit_call(actor=author, call=saved)
    if row["state"] == "published":
        review_call(actor=cast_member("officer-2"), call=handed_in, accepted=True)


def _texts(row: Row, *names: str) -> dict[str, str]:
    return {f"{name}_{code}": row[f"{name}_{code}"] for name in names for code in LANGUAGES}


def _organisation(name: str) -> Organisation:
    return Organisation.objects.get(name_en=name)
