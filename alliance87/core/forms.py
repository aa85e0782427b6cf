"""How forms look: one template for the form, one for every field, whatever its widget."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from js_asset import Media

# What the text editor needs besides its own: its styles, which the content policy does not let it
# write into the page, and a name for those who cannot see its label.
EDITOR_MEDIA = Media(css={"all": ["css/prose.css"]}, js=["js/editor.js"])  # type: ignore[no-untyped-call]


class PortalFormRenderer(TemplatesSetting):
    """Every form of the portal through one field template.

    The admin site draws its own rows and asks this renderer for widgets alone, which keep Django's
    templates but for those in templates/django/forms/widgets/.
    """

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"


def media_of(form: forms.BaseForm, nonce: Any) -> Media:
    """The styles and scripts of a form's widgets. The import map of the text editor, the one inline
    script of the portal, carries the nonce that the content policy asks for."""
    media: Media = Media.from_media(form.media, nonce=nonce)  # type: ignore[no-untyped-call]
    if getattr(media, "_importmap", None):
        media += EDITOR_MEDIA
    return media
