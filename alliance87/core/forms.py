"""How forms look: one template for the form, one for every field, whatever its widget."""

from django.forms.renderers import TemplatesSetting


class PortalFormRenderer(TemplatesSetting):
    """Every form of the portal through one field template.

    The admin site draws its own rows and asks this renderer for widgets alone, which keep Django's
    templates but for those in templates/django/forms/widgets/.
    """

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"
