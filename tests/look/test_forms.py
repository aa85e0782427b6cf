"""One field template for every widget: label, help and errors are tied to what they belong to."""

import re

import pytest
from django import forms
from django.utils.safestring import SafeString
from django_prose_editor.fields import ProseEditorFormField

from alliance87.core.forms import media_of


@pytest.fixture(autouse=True)
def _english(in_language) -> None:
    in_language("en")


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As in documents.")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Agreed")
    website = forms.URLField(label="Website", required=False, assume_scheme="https")
    email = forms.EmailField(
        label="E-mail", required=False, widget=forms.EmailInput({"autocomplete": "email"})
    )
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        self.add_error(None, "These two do not fit.")


def html(form: forms.Form, name: str) -> str:
    """A field as it is drawn, without the spaces that change nothing."""
    return re.sub(r"\s+(?=</)", "", re.sub(r"\s+", " ", form[name].as_field_group()))


def test_a_label_belongs_to_its_field() -> None:
    assert '<label for="id_name">Name <span class="need">(required)</span></label>' in html(Sample(), "name")


def test_what_may_be_left_out_is_not_marked() -> None:
    assert '<label for="id_website">Website</label>' in html(Sample(), "website")


def test_help_is_read_with_the_field() -> None:
    drawn = html(Sample(), "name")
    assert '<div class="help" id="id_name_helptext">As in documents.</div>' in drawn
    assert 'aria-describedby="id_name_helptext"' in drawn


def test_an_error_is_read_with_the_field_that_it_is_about() -> None:
    drawn = html(Sample({}), "name")
    assert '<div class="error" id="id_name_error">' in drawn
    assert 'aria-invalid="true"' in drawn
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn


def test_a_group_of_choices_is_a_fieldset_with_its_question() -> None:
    drawn = html(Sample({}), "kind")
    assert '<fieldset class="field bad-field" aria-describedby="id_kind_error">' in drawn
    assert '<legend>Kind <span class="need">(required)</span></legend>' in drawn
    assert '<label for="id_kind_1">' in drawn


def test_a_single_box_stands_before_its_label() -> None:
    drawn = html(Sample(), "agreed")
    assert drawn.index('id="id_agreed"') < drawn.index('<label for="id_agreed">')


def test_the_browser_may_fill_in_what_it_knows() -> None:
    assert 'autocomplete="email"' in html(Sample(), "email")


def test_the_summary_leads_to_each_faulty_field() -> None:
    drawn = str(Sample({"website": "::"}))
    summary = drawn[: drawn.index("</ul>")]
    assert 'role="alert" tabindex="-1" autofocus' in summary
    assert "<li>These two do not fit.</li>" in summary
    assert '<li><a href="#id_name">Name</a>: This field is required.</li>' in summary
    assert '<li><a href="#id_kind_0">Kind</a>: This field is required.</li>' in summary
    assert '<li><a href="#id_website">Website</a>: Enter a valid URL.</li>' in summary


def test_a_form_without_errors_has_no_summary() -> None:
    assert "error-summary" not in str(Sample())


def test_hidden_fields_are_sent_and_not_shown() -> None:
    drawn = str(Sample())
    assert '<input type="hidden" name="secret" id="id_secret">' in drawn
    assert 'for="id_secret"' not in drawn


def test_the_import_map_of_the_editor_carries_the_nonce() -> None:
    class Text(forms.Form):
        text = ProseEditorFormField(config={"extensions": {"Bold": True}})

    media = str(media_of(Text(), SafeString("abc")))
    assert (
        '<script nonce="abc" type="importmap">' in media or '<script type="importmap" nonce="abc">' in media
    )
    assert "css/prose.css" in media


def test_a_form_without_editor_loads_nothing() -> None:
    assert str(media_of(Sample(), SafeString("abc"))) == ""
