"""The proposal of a group (W1, W15) and the conversation about it."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import GroupKind, MembershipRole, ProposalMode, ProposalState
from partners.models.organisation import LANGUAGES, Membership, Organisation

State = ProposalState
EDITABLE = (State.DRAFT, State.RETURNED, State.HANDED_BACK)
WITHDRAWABLE = (*EDITABLE, State.SUBMITTED, State.CHECKED)
UNDER_WAY = (State.SUBMITTED, State.CHECKED, State.ON_AGENDA)
HANDED_IN = (State.SUBMITTED, State.CHECKED, State.ON_AGENDA, State.ADOPTED)
EDITORS = (MembershipRole.FOCAL_POINT, MembershipRole.EDITOR)


def _given(field: str) -> Q:
    """The text stands in one language at least."""
    given = Q()
    for code in LANGUAGES:
        given |= Q(**{f"{field}_{code}__isnull": False}) & ~Q(**{f"{field}_{code}": ""})
    return given


class ProposalQuerySet(models.QuerySet["GroupProposal"]):
    def of_editor(self, user: Any) -> Self:
        """Those of the organisations that the person edits."""
        own = Membership.objects.current().filter(user=user, role__in=EDITORS)
        return self.filter(organisation__in=own.values("organisation"))

    def handed_in(self) -> Self:
        """Those that the secretariat has seen: a draft is nobody's but the proposer's."""
        return self.filter(submitted_at__isnull=False)


class GroupProposal(FSMModelMixin, models.Model):
    """A partner proposes a group, or that one works again (P8). It says what W1 asks before the GCG gets to
    see it. `charter` is the one by which a group that works again would live."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("proposed by"), related_name="proposals", on_delete=models.PROTECT
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("author"), related_name="proposals", on_delete=models.PROTECT
    )
    state = StateField(_("state"), default=State.DRAFT, choices=State.choices, protected=True, max_length=12)
    revision = models.PositiveIntegerField(default=0, editable=False)

    mode = models.CharField(
        _("what is proposed"), max_length=10, choices=ProposalMode.choices, default=ProposalMode.CREATE
    )
    reactivates = models.ForeignKey(
        "partners.Group",
        verbose_name=_("group that works again"),
        null=True,
        blank=True,
        related_name="reactivations",
        on_delete=models.PROTECT,
    )
    kind = models.CharField(
        _("kind"), max_length=14, choices=GroupKind.choices, default=GroupKind.ACTION_GROUP
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    need = models.TextField(_("need"), blank=True, max_length=3000)
    resources = models.TextField(_("resources"), blank=True, max_length=3000)
    workplan = models.TextField(_("first workplan"), blank=True, max_length=5000)
    charter = models.TextField(_("charter"), blank=True, max_length=8000)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    longer_reason = models.TextField(_("reason for a longer duration"), blank=True, max_length=1000)
    leads = models.ManyToManyField(Organisation, verbose_name=_("leads"), related_name="+", blank=True)
    co_signatories = models.ManyToManyField(
        Organisation, verbose_name=_("co-signatories"), related_name="+", blank=True
    )

    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal of a group")
        verbose_name_plural = _("proposals of groups")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="proposal_handed_in_is_complete",
                condition=~Q(state__in=HANDED_IN)
                | (
                    _given("title")
                    & _given("need")
                    & _given("resources")
                    & _given("workplan")
                    & Q(starts_on__isnull=False, ends_on__isnull=False, submitted_at__isnull=False)
                    & Q(ends_on__gt=F("starts_on"))
                ),
            ),
            models.CheckConstraint(
                name="proposal_reactivates_a_group",
                condition=Q(mode=ProposalMode.REACTIVATE, reactivates__isnull=False)
                | Q(mode=ProposalMode.CREATE, reactivates__isnull=True),
            ),
            models.UniqueConstraint(
                name="proposal_one_reactivation_under_way",
                fields=["reactivates"],
                condition=Q(state__in=UNDER_WAY),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title or "") or str(_("Proposal without a title yet"))

    def get_absolute_url(self) -> str:
        return reverse("partners:proposal", args=[self.public_id])

    @property
    def is_reactivation(self) -> bool:
        return self.mode == ProposalMode.REACTIVATE

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def awaits_answer(self) -> bool:
        """The secretariat asked and nobody has answered. One query when it was returned."""
        exchange = (ProposalMessage.Kind.QUESTION, ProposalMessage.Kind.ANSWER)
        last = self.conversation.filter(kind__in=exchange).last() if self.state == State.RETURNED else None
        return last is not None and last.kind == ProposalMessage.Kind.QUESTION

    @property
    def can_be_withdrawn(self) -> bool:
        return self.state in WITHDRAWABLE

    @transition(field=state, source=list(EDITABLE), target=State.SUBMITTED)
    def submit(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.RETURNED)
    def return_with_question(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.CHECKED)
    def accept(self) -> None: ...

    @transition(field=state, source=State.CHECKED, target=State.ON_AGENDA)
    def put_on_agenda(self) -> None: ...

    @transition(field=state, source=State.ON_AGENDA, target=State.ADOPTED)
    def adopt(self) -> None: ...

    @transition(field=state, source=State.ON_AGENDA, target=State.HANDED_BACK)
    def hand_back(self) -> None: ...

    @transition(field=state, source=State.ON_AGENDA, target=State.CHECKED)
    def wait_again(self) -> None: ...

    @transition(field=state, source=list(WITHDRAWABLE), target=State.WITHDRAWN)
    def withdraw(self) -> None: ...


class ExpectedResult(models.Model):
    """What the group is to bring about, and how one will see it (W1)."""

    proposal = models.ForeignKey(GroupProposal, related_name="results", on_delete=models.CASCADE)
    position = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("expected result"), max_length=500, blank=True)
    indicator = models.CharField(_("indicator"), max_length=300, blank=True)
    target = models.CharField(_("target"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)

    class Meta:
        verbose_name = _("expected result")
        verbose_name_plural = _("expected results")
        ordering: ClassVar[list[str]] = ["proposal", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="result_one_a_position", fields=["proposal", "position"])
        ]

    def __str__(self) -> str:
        return str(self.text or "")


class ProposalMessage(models.Model):
    """A question of the secretariat, an answer, an organisation that declined, or what became of the item in
    the meeting."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question of the secretariat")
        ANSWER = "answer", _("Answer")
        DECLINED = "declined", pgettext_lazy("lead", "Has declined")
        REASON = "reason", _("What became of it in the meeting")

    proposal = models.ForeignKey(GroupProposal, related_name="conversation", on_delete=models.CASCADE)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    text = models.TextField(max_length=4000)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("message about a proposal")
        verbose_name_plural = _("messages about proposals")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.proposal_id}"
