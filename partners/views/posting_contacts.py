"""What partners write to each other about a need or an offer."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import SIGNED_IN
from partners.domain.posting_contacts import answer_about_posting, write_about_posting
from partners.forms.market import AnswerForm, WriteForm
from partners.models import PostingContact
from partners.queries.postings import may_write_about
from partners.views.forms import FormPage
from partners.views.postings import PostingMixin


class WritePostingView(PostingMixin, FormPage):
    permission = SIGNED_IN
    template_name = "partners/market/write.html"
    done = _("Your message is on its way. You find it, and the answer, under the need or offer.")

    def make_form(self, data: Any = None, files: Any = None) -> WriteForm:
        return WriteForm(data, organisations=may_write_about(self.posting, self.request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        others = may_write_about(self.posting, self.request.user).exists()
        return super().get_context_data(may_write=others and self.posting.is_open, **kwargs)

    def act(self, form: WriteForm) -> PostingContact:
        made = write_about_posting(actor=self.request.user, posting=self.posting, **form.cleaned_data)
        return made.contact


class PostingContactView(FormPage):
    """Both sides read it and go on; nobody else learns that it is there."""

    permission = "partners.view_posting_contact"
    template_name = "partners/market/contact.html"
    done = _("Your message is on its way.")

    @cached_property
    def contact(self) -> PostingContact:
        rows = PostingContact.objects.select_related("posting__organisation", "organisation")
        found: PostingContact = get_object_or_404(
            rows, pk=self.kwargs["pk"], posting__public_id=self.kwargs["public_id"]
        )
        return found

    def get_permission_object(self) -> PostingContact:
        return self.contact

    def make_form(self, data: Any = None, files: Any = None) -> AnswerForm:
        return AnswerForm(data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            contact=self.contact,
            posting=self.contact.posting,
            written=self.contact.messages.select_related("organisation"),
            **kwargs,
        )

    def act(self, form: AnswerForm) -> PostingContact:
        answer_about_posting(actor=self.request.user, contact=self.contact, words=form.cleaned_data["words"])
        return self.contact
