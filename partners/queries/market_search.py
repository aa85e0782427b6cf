"""How what partners wrote (initiatives, good practices, needs, offers, pilots, calls) is found in the search
over everything public."""

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from alliance87.core.search import Texts, define_texts, translated
from partners.enums import PilotState, PostingSide
from partners.models import FundingCall, GoodPractice, Initiative, Pilot, Posting

TITLE, PARTNER, DONOR = translated("title"), translated("organisation__name"), translated("donor_shown")


def calls() -> QuerySet[FundingCall]:
    """Those that can still be answered, each with its donor."""
    named = NullIf(F("donor_name"), Value(""))
    partners = zip(DONOR, PARTNER, strict=True)
    found: QuerySet[FundingCall] = FundingCall.objects.open().annotate(
        **{shown: Coalesce(named, F(name)) for shown, name in partners}
    )
    return found


define_texts(
    "initiatives",
    _("Initiatives and commitments"),
    # Also what has ended.
    Texts(
        lambda: Initiative.objects.public(),
        url_name="partners:initiative",
        key="public_id",
        title=TITLE,
        words=translated("title", "aim"),
        note=PARTNER,
    ),
    order=22,
)
define_texts(
    "practices",
    _("Good practices"),
    # Those that were read by the secretariat and published.
    Texts(
        lambda: GoodPractice.objects.public(),
        url_name="partners:practice",
        key="public_id",
        title=TITLE,
        words=translated("title", "problem", "action", "result"),
        note=PARTNER,
    ),
    order=23,
)
define_texts(
    "postings",
    _("Needs and offers"),
    # As on the list: the open ones, and the closed ones with their result.
    Texts(
        lambda: Posting.objects.on_the_list(),
        url_name="partners:posting",
        key="public_id",
        title=TITLE,
        words=translated("title", "text"),
        note=("side",),
        said=lambda side: PostingSide(side).label,
    ),
    order=24,
)
define_texts(
    "pilots",
    _("Pilots"),
    # Also what did not work.
    Texts(
        lambda: Pilot.objects.public(),
        url_name="partners:pilot",
        key="public_id",
        title=TITLE,
        words=translated("title", "idea", "place"),
        note=("state",),
        said=lambda state: PilotState(state).label,
    ),
    order=25,
)
define_texts(
    "funding",
    _("Funding"),
    Texts(
        calls,
        url_name="partners:funding_call",
        key="public_id",
        title=TITLE,
        words=translated("title", "text"),
        note=DONOR,
    ),
    order=26,
)
