"""What is written for the site, when the public reads it, and where a page is listed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import InstantField
from partners.forms.revised import RevisionField
from secretariat.forms.languages import add_languages, line, names_of, short_text
from secretariat.forms.prose import ProseField
from secretariat.models import News, NewsVersion
from secretariat.models.news import FIELDS

TEXTS = names_of(*FIELDS)


def _prose() -> forms.Field:
    return ProseField(max_length=20_000)


class NewsForm(forms.Form):
    """Each language whole, one after the other."""

    revision = RevisionField()
    slug = forms.SlugField(
        label=_("Address"),
        required=False,
        max_length=90,
        help_text=_("The last part of the web address. Left empty, it is made from the title."),
    )

    def __init__(self, data: Any = None, *, of: NewsVersion | None = None) -> None:
        stands = {name: getattr(of, name) for name in (*TEXTS, "slug")} if of else {}
        super().__init__(data, initial={**stands, "revision": of.number if of else 0})
        add_languages(
            self,
            {"title": (_("Title"), line), "lead": (_("In short"), short_text), "body": (_("Text"), _prose)},
        )

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in TEXTS}


class PlaceForm(forms.Form):
    order = forms.IntegerField(
        label=_("Place among the pages listed on “The Alliance”"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("1 stands first. Left empty, the page is not listed."),
    )


class PublishForm(forms.Form):
    revision = RevisionField()
    at = InstantField(
        label=_("Publish at"),
        required=False,
        help_text=_("In your time zone. Left empty: now."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, data: Any = None, *, of: News) -> None:
        super().__init__(data, initial={"revision": of.revision, "at": of.publish_at})
        if of.is_published:
            del self.fields["at"]  # what is public already is replaced at once
