"""Needs and offers, pilots and calls, made by the verbs."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alliance87.core.dates import today_in_geneva
from partners.domain.funding import review_call, save_call, start_call, submit_call
from partners.domain.pilots import end_pilot, publish_pilot, save_pilot, start_pilot
from partners.domain.postings import publish_posting, save_posting, start_posting
from partners.models import FundingCall, Organisation, Pilot, Posting
from tests.partners.initiating import country, topic

OFFER = {"side": "offer", "title_en": "Labour inspectors who train others"}


def posting_values(**changed: Any) -> dict[str, Any]:
    """What the form would hand to the verb: a need of expertise for a month."""
    return {
        "side": "need",
        "kind": "expertise",
        "title_en": "Trainers for labour inspectors",
        "text_en": "Two trainers for a week, for inspectors of plantations.",
        "until": today_in_geneva() + timedelta(days=30),
        "topics": [topic()],
        "countries": [country()],
        **changed,
    }


def draft_posting(editor: Any, organisation: Organisation, **changed: Any) -> Posting:
    started = start_posting(actor=editor, organisation=organisation)
    return save_posting(
        actor=editor, posting=started, revision=started.revision, values=posting_values(**changed)
    )


def post(editor: Any, organisation: Organisation, **changed: Any) -> Posting:
    return publish_posting(actor=editor, posting=draft_posting(editor, organisation, **changed))


def pilot_values(**changed: Any) -> dict[str, Any]:
    """What the form would hand to the verb: a pilot of a hundred days."""
    today = today_in_geneva()
    return {
        "title_en": "Contracts read aloud",
        "idea_en": "A voice message reads each contract to whoever signs it.",
        "place_en": "Two plantations",
        "starts_on": today,
        "ends_on": today + timedelta(days=100),
        "topics": [topic()],
        "countries": [country()],
        **changed,
    }


def draft_pilot(editor: Any, organisation: Organisation, **changed: Any) -> Pilot:
    started = start_pilot(actor=editor, organisation=organisation)
    return save_pilot(actor=editor, pilot=started, revision=started.revision, values=pilot_values(**changed))


def run_pilot(editor: Any, organisation: Organisation, **changed: Any) -> Pilot:
    return publish_pilot(actor=editor, pilot=draft_pilot(editor, organisation, **changed))


def ended_pilot(editor: Any, organisation: Organisation, outcome: str = "worked", **changed: Any) -> Pilot:
    values = {"result_en": "Four hundred contracts were understood.", "lessons_en": "Batteries ran out."}
    running = run_pilot(editor, organisation, **changed)
    return end_pilot(actor=editor, pilot=running, outcome=outcome, values=values)


def call_values(**changed: Any) -> dict[str, Any]:
    """What the form would hand to the verb: a call that closes in forty days."""
    return {
        "donor_name": "Fund for Fair Harvests",
        "title_en": "Small grants for unions",
        "text_en": "Legal aid and training for seasonal workers.",
        "amount_from": 5000,
        "amount_to": 50000,
        "currency": "CHF",
        "deadline": timezone.now() + timedelta(days=40),
        "address": "https://fund.example.org/call",
        "topics": [topic()],
        "countries": [country()],
        **changed,
    }


def draft_call(author: Any, organisation: Organisation | None, **changed: Any) -> FundingCall:
    started = start_call(actor=author, organisation=organisation)
    return save_call(actor=author, call=started, revision=started.revision, values=call_values(**changed))


def hand_in_call(author: Any, organisation: Organisation | None, **changed: Any) -> FundingCall:
    return submit_call(actor=author, call=draft_call(author, organisation, **changed))


def publish_call(author: Any, officer: Any, organisation: Organisation | None, **changed: Any) -> FundingCall:
    return review_call(actor=officer, call=hand_in_call(author, organisation, **changed), accepted=True)
