"""What ends in groups when an organisation is no partner any more. Whoever decides that calls this."""

from datetime import date

from alliance87.core import inbox
from partners.domain.confirmations import stop_asking
from partners.enums import InvitationState, JoiningState
from partners.models import GroupMember, GroupOffice, Invitation, Organisation


def leave_everything(organisation: Organisation, last_day: date) -> None:
    """Memberships and offices in groups end with the day, requests to join are taken back, and nobody is
    invited or asked to confirm anything any longer. The rows stay (P6)."""
    for member in GroupMember.objects.select_for_update().filter(
        organisation=organisation, state__in=(JoiningState.ASKED, JoiningState.MEMBER)
    ):
        if member.state == JoiningState.ASKED:
            member.withdraw()
        else:
            member.leave()
            member.until = last_day
        member.save()
        inbox.close_tasks(subject=member)
    for office in GroupOffice.objects.select_for_update().filter(
        organisation=organisation, until__isnull=True
    ):
        office.until = max(office.since, last_day)
        office.save(update_fields=["until"])
    stop_inviting(organisation)
    stop_asking(organisation)


def stop_inviting(organisation: Organisation) -> None:
    """Links that were sent are good no longer."""
    for invitation in Invitation.objects.filter(organisation=organisation, state=InvitationState.OPEN):
        invitation.cancel()
        invitation.save()
