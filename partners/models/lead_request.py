"""What an organisation that a proposal names as a lead or a co-signatory says to it (W1)."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.phrases import with_colon
from alliance87.core.states import StateField
from partners.enums import LeadRequestState, ProposalState
from partners.models.organisation import Organisation
from partners.models.proposal import GroupProposal

State = LeadRequestState


class LeadRequestQuerySet(models.QuerySet["LeadRequest"]):
    def waiting(self) -> Self:
        return self.filter(state=State.ASKED)

    def open_of(self, proposal: GroupProposal) -> Self:
        """Those that keep the proposal from the agenda: leads that have not confirmed. A co-signatory that
        has not is left out of what is told, and keeps nobody waiting."""
        leads = proposal.leads.values("pk")
        return self.filter(proposal=proposal, organisation__in=leads).exclude(state=State.CONFIRMED)

    def signed(self, proposal: GroupProposal) -> Self:
        """Those of the co-signatories that have confirmed."""
        named = proposal.co_signatories.values("pk")
        asked = self.filter(proposal=proposal, organisation__in=named, as_co_signatory=True)
        return asked.filter(state=State.CONFIRMED)


class LeadRequest(FSMModelMixin, models.Model):
    """One organisation is asked whether it leads the group that another proposes, or whether it signs the
    proposal too."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposal = models.ForeignKey(
        GroupProposal, verbose_name=_("proposal"), related_name="lead_requests", on_delete=models.PROTECT
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), related_name="lead_requests", on_delete=models.PROTECT
    )
    as_co_signatory = models.BooleanField(_("as a co-signatory"), default=False)
    state = StateField(_("state"), default=State.ASKED, choices=State.choices, protected=True, max_length=10)
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )

    objects = LeadRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to a lead")
        verbose_name_plural = _("requests to leads")
        ordering: ClassVar[list[str]] = ["proposal", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="lead_request_one_an_organisation", fields=["proposal", "organisation"]
            ),
            models.CheckConstraint(
                name="lead_request_answered_has_an_instant",
                condition=models.Q(state=State.ASKED, answered_at__isnull=True)
                | (~models.Q(state=State.ASKED) & models.Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return with_colon(self.organisation, self.get_state_display())

    def get_absolute_url(self) -> str:
        return reverse("partners:lead_request", args=[self.public_id])

    @property
    def shows_proposal(self) -> bool:
        """While it is asked, or leads. To one that declined, and once it is withdrawn, the proposal is no
        longer shown: what is written on in it is the proposer's."""
        return self.state != State.DECLINED and self.proposal.state != ProposalState.WITHDRAWN

    @transition(field=state, source=State.ASKED, target=State.CONFIRMED)
    def confirm(self) -> None: ...

    @transition(field=state, source=State.ASKED, target=State.DECLINED)
    def decline(self) -> None: ...

    @transition(field=state, source=[State.DECLINED, State.CONFIRMED], target=State.ASKED)
    def ask_again(self) -> None: ...
