"""What the decision on a group, proposed or at work, would do, in one sentence."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from alliance87.core.dates import today_in_geneva
from partners.enums import GroupChangeKind, GroupKind
from partners.models import GroupChange, GroupProposal, LeadRequest, Organisation


def outlook_of(proposal: GroupProposal) -> str:
    """Which group, from when to when, led by whom and co-signed by whom, if it were decided today. Partners
    that are not listed stay without their name, whoever reads (P5). Five queries at most."""
    leads = Organisation.objects.filter(pk__in=proposal.leads.values("pk"))
    today = today_in_geneva()
    if proposal.starts_on is None or proposal.ends_on is None or proposal.ends_on < today:
        return _("Nothing: the proposed term is over.")
    said = _sentence(proposal, max(proposal.starts_on, today), proposal.ends_on, _names(leads))
    signed = Organisation.objects.filter(pk__in=LeadRequest.objects.signed(proposal).values("organisation"))
    names = _names(signed)
    return f"{said} {_('Co-signed by %(names)s.') % {'names': names}}" if names else said


def change_outlook(change: GroupChange) -> str:
    """What becomes of which group, and until when. One query."""
    sentences = {
        GroupChangeKind.EXTEND: _("“%(title)s” goes on until %(end)s."),
        GroupChangeKind.REACTIVATE: _("“%(title)s” is active again, until %(end)s."),
        GroupChangeKind.DORMANT: _("“%(title)s” becomes dormant on the day of the decision."),
        GroupChangeKind.CLOSE: _("“%(title)s” is closed on the day of the decision."),
    }
    end = date_format(change.ends_on, "DATE_FORMAT") if change.ends_on else ""
    return sentences[GroupChangeKind(change.kind)] % {"title": str(change.group), "end": end}


def _sentence(proposal: GroupProposal, starts: date, ends: date, leads: str) -> str:
    sentences = {
        GroupKind.ACTION_GROUP: _(
            "The action group “%(title)s” from %(start)s to %(end)s, led by %(leads)s."
        ),
        GroupKind.WORKING_GROUP: _(
            "The working group “%(title)s” from %(start)s to %(end)s, led by %(leads)s."
        ),
        GroupKind.INITIATIVE: _("The initiative “%(title)s” from %(start)s to %(end)s, led by %(leads)s."),
    }
    again = _("“%(title)s” active again from %(start)s to %(end)s, led by %(leads)s.")
    return (again if proposal.is_reactivation else sentences[GroupKind(proposal.kind)]) % {
        "title": str(proposal),
        "start": date_format(starts, "DATE_FORMAT"),
        "end": date_format(ends, "DATE_FORMAT"),
        "leads": leads,
    }


def _names(leads: Any) -> str:
    named = leads.visible_to(AnonymousUser())
    names = [each.name for each in named]
    if leads.count() > len(names):
        names.append(_("a partner that is not named here"))
    return str(get_text_list(names, _("and")))
