"""What members say of a roadmap, what the secretariat makes of it, what the country answers."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alliance87.core.phrases import with_colon
from alliance87.core.uploads.fields import FileField
from partners.forms.revised import RevisedForm
from pathfinders.domain.roadmap.plan import Plan
from pathfinders.models import FeedbackPoint, RoadmapComment, RoadmapReview
from pathfinders.queries.clinic.criteria import ReadingCriterion


def _text(label: Any, rows: int = 5) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": rows}))


class PlaceForm(forms.Form):
    """Which criterion, and of which action; the whole when none is named."""

    criterion = forms.ChoiceField(label=_("Criterion"))
    part = forms.ChoiceField(label=_("About"), required=False)

    def __init__(self, *args: Any, criteria: list[ReadingCriterion], plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["criterion"].choices = [(each.code, each.name) for each in criteria]
        actions = [(each.code, f"{each.code} {each.title}"[:90]) for each in plan.actions]
        fields["part"].choices = [("", _("The whole roadmap")), *actions]


class CommentForm(PlaceForm):
    """`seats` are those of the reader, (id, name)."""

    seat = forms.TypedChoiceField(label=_("For the seat"), coerce=int)
    text = _text(pgettext_lazy("what a member writes", "Comment"))

    def __init__(self, *args: Any, seats: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["seat"].choices = seats


class LetterForm(RevisedForm):
    class Meta:
        model = RoadmapReview
        fields = ("language", "introduction")
        widgets: ClassVar[dict[str, Any]] = {"introduction": forms.Textarea(attrs={"rows": 6})}


class PointForm(PlaceForm):
    """A point of the letter, with the comments that it is drawn from."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = _text(_("Observation"), rows=6)
    comments: Any = forms.ModelMultipleChoiceField(
        label=_("Drawn from"),
        queryset=RoadmapComment.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For the GCG and the secretariat alone: the country does not see who said what."),
    )

    def __init__(self, *args: Any, review: RoadmapReview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["comments"].queryset = review.comments.standing().select_related("seat")
        fields["comments"].label_from_instance = lambda each: with_colon(each.seat, each.text[:90])


class AnswerForm(RevisedForm):
    class Meta:
        model = FeedbackPoint
        fields = ("answer",)
        widgets: ClassVar[dict[str, Any]] = {"answer": forms.Textarea(attrs={"rows": 6, "dir": "auto"})}


class SigningForm(forms.Form):
    """The letter or mail in which the chair's instruction came."""

    note = forms.CharField(label=_("Signed by whom, and when"), max_length=500)
    file = FileField(label=_("The letter or mail"), purpose="pathfinders.signing")
