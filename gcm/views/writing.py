"""Pages on which somebody writes about an item. They stand by themselves, so that nothing half typed is
lost when the room moves on."""

from abc import abstractmethod
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property

from alliance87.core.languages import LANGUAGES
from alliance87.core.views import PortalPage
from gcm.domain.items import dispose_of_item
from gcm.domain.room import StaleTextError
from gcm.domain.texts import put_text
from gcm.forms.record.terms import typed_terms
from gcm.forms.room import DisposalForm, WordingForm
from gcm.models import DecisionText
from gcm.queries.drafted import agrees, is_drafted
from gcm.queries.texts import differences, word_changes
from gcm.views.refusals import REFUSALS, Refusal, refusal_of
from gcm.views.room_acts import ItemMixin, desk_of
from gcm.views.screens import CHAIR, Screen


class WritingPage(ItemMixin, PortalPage):
    """A form about an item. What the verb refuses is said on the page, and the words are kept; when the text
    has changed meanwhile, both texts are shown and the question is put again (D4)."""

    @abstractmethod
    def form_for(self, data: Any) -> forms.Form:
        """The form with what was sent, or empty."""

    @abstractmethod
    def do(self, values: dict[str, Any]) -> None:
        """Call the verb. Raises one of REFUSALS."""

    @cached_property
    def latest(self) -> DecisionText | None:
        """The text on the screen."""
        return self.item.texts.prefetch_related("wordings").order_by("-number").first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form_for(None))
        back = self.screen.address(self.meeting)
        return super().get_context_data(
            meeting=self.meeting, item=self.item, text=self.latest, back=back, **kwargs
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form_for(request.POST)
        if not form.is_valid():
            return self.again(form, 422)
        try:
            self.do(form.cleaned_data)
        except REFUSALS as error:
            return self.refused(form, error)
        return HttpResponseRedirect(self.screen.address(self.meeting))

    def refused(self, form: Any, error: Exception) -> HttpResponse:
        refusal = refusal_of(error)
        say(form, error, refusal)
        if not isinstance(error, StaleTextError) or error.text is None:
            return self.again(form, refusal.status)
        before = self.item.texts.filter(number=form.cleaned_data["text_number"]).first()
        form.data = form.data.copy()
        form.data["text_number"] = error.text.number
        self.latest = error.text
        return self.again(form, refusal.status, before=before, changes=differences(before, error.text))

    def again(self, form: Any, status: int, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **context), status=status)


def say(form: forms.Form, error: Exception, refusal: Refusal) -> None:
    """Put the words of a refusal at the field they are about, or over the form."""
    about = getattr(error, "error_dict", {})
    if isinstance(error, ValidationError) and about and set(about) <= set(form.fields):
        form.add_error(None, error)
    else:
        form.add_error(None, refusal.words)


class WordingView(WritingPage):
    """The next numbered text, in the three languages."""

    permission = "gcm.conduct_room"
    template_name = "gcm/room/wording.html"

    @cached_property
    def screen(self) -> Screen:
        return desk_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        drafted = is_drafted(self.item)
        reworded = drafted and self.latest is not None and not agrees(self.item, self.latest)
        return super().get_context_data(is_drafted=drafted, is_reworded=reworded, **kwargs)

    def form_for(self, data: Any) -> forms.Form:
        return WordingForm(data, latest=self.latest)

    def do(self, values: dict[str, Any]) -> None:
        put_text(
            actor=self.request.user,
            item=self.item,
            source_language=values["source_language"],
            wordings={code: (values[f"title_{code}"], values[f"body_{code}"]) for code in LANGUAGES},
            terms=typed_terms(values),
            written_from=values["text_number"],
        )


class DisposalView(WritingPage):
    """An item that ends without a decision (D6)."""

    of_screen = CHAIR
    permission = "gcm.use_chair_screen"
    template_name = "gcm/room/disposal.html"

    def form_for(self, data: Any) -> forms.Form:
        return DisposalForm(data, item=self.item, initial={"state": self.request.GET.get("state")})

    def do(self, values: dict[str, Any]) -> None:
        dispose_of_item(actor=self.request.user, item=self.item, state=values["state"], note=values["note"])


class TextsView(ItemMixin, PortalPage):
    """Every numbered text of an item, the latest first, and word by word what has changed since the one that
    `since` names: the text of an objection, or else the one before (D4)."""

    permission = "gcm.follow_meetings"
    template_name = "gcm/room/texts.html"

    def get_permission_object(self) -> Any:
        return self.meeting

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts = list(self.item.texts.prefetch_related("wordings").order_by("-number"))
        since = next((each for each in texts[1:] if str(each.number) == self.request.GET.get("since")), None)
        since = since or next(iter(texts[1:]), None)
        return super().get_context_data(
            meeting=self.meeting,
            item=self.item,
            texts=texts,
            latest=next(iter(texts), None),
            since=since,
            others=[each for each in texts[1:] if each != since],
            word_changes=word_changes(since, texts[0]) if since else [],
            back=self.screen.address(self.meeting),
            **kwargs,
        )
