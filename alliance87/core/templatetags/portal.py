"""Tags that every template has at hand."""

from datetime import date, datetime
from typing import Any

from django import forms, template
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.db.models import Model
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.timesince import timesince, timeuntil
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from modeltranslation.utils import resolution_order

from alliance87.core import components, languages, navigation
from alliance87.core.forms import media_of

register = template.Library()


@register.simple_tag(takes_context=True)
def can(context: template.Context, permission: str, obj: Any = None) -> bool:
    """`{% can "partners.view_application" application as may %}`: whether the reader may."""
    request = context.get("request")
    return bool(request and request.user.has_perm(permission, obj))


@register.simple_tag(takes_context=True)
def c(context: template.Context, name: str, **properties: Any) -> SafeString:
    """`{% c "pill" kind="ok" label=text %}`: a component. Raises ComponentError on a wrong property."""
    return components.render(name, properties, context)


@register.simple_block_tag(takes_context=True)
def component(context: template.Context, content: str, name: str, **properties: Any) -> SafeString:
    """`{% component "panel" heading=text %}...{% endcomponent %}`: a component around something."""
    return components.render(name, properties, context, content=content)


@register.simple_tag(takes_context=True)
def draw(
    context: template.Context, component: components.Component, properties: dict[str, Any]
) -> SafeString:
    """A component from a dictionary of properties, for the style guide."""
    given = dict(properties)
    return components.render(component.name, given, context, content=given.pop("content", None))


@register.simple_tag(takes_context=True)
def nav_entries(context: template.Context) -> list[navigation.Entry]:
    return navigation.entries_for(context["request"])


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[languages.Link]:
    return languages.links_of(context["request"])


@register.simple_tag(takes_context=True)
def alternates(context: template.Context) -> list[languages.Link]:
    return languages.alternates_of(context["request"])


@register.simple_tag
def url_if_any(name: str) -> str:
    """The address of a page that may not exist in this installation; empty when it does not."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag
def languages_of_portal() -> list[tuple[str, str]]:
    """For pages that may ask nothing of the request, such as that of a server error."""
    return list(settings.LANGUAGES)


@register.simple_tag
def reader_zone(at: datetime | None = None) -> str:
    """The zone that dates are in here, in words: "Geneva time (UTC+01:00)", as of the instant, or now."""
    name = get_current_timezone_name()
    zone = timezone.get_current_timezone()
    city = str(zone).rpartition("/")[2].replace("_", " ") if "/" in str(zone) else name
    if str(zone) == "Europe/Zurich":
        city = _("Geneva")
    offset = timezone.localtime(at).strftime("%z")
    return _("%(city)s time (UTC%(offset)s)") % {"city": city, "offset": f"{offset[:3]}:{offset[3:]}"}


@register.simple_tag(takes_context=True)
def form_media(context: template.Context, form: forms.BaseForm) -> SafeString:
    """The styles and scripts of a form's widgets, with the nonce that the content policy asks for."""
    return SafeString(media_of(form, context.get("CSP_NONCE")))


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, name: str, value: Any) -> str:
    """This page's address with one parameter changed, or without it when `value` is empty. A changed
    filter leads back to the first page."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for each in {name, "page"} & set(query):
        del query[each]
    if value != "":
        query[name] = value
    return f"?{query.urlencode()}"


@register.filter
def page_range(page: Page[Any]) -> list[int | str]:
    """The numbers to show around a page, with an ellipsis where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.filter
def is_narrowed(facet: Any) -> bool:
    return any(choice.selected for choice in facet.choices)


@register.filter
def is_instant(value: date) -> bool:
    """Whether `value` has an hour, and so a zone."""
    return isinstance(value, datetime)


@register.simple_tag
def distance(value: date) -> str:
    """How long ago, or how long until, in words."""
    now = timezone.now() if isinstance(value, datetime) else timezone.localdate()
    if value > now:
        return _("in %(time)s") % {"time": timeuntil(value, now)}
    return _("%(time)s ago") % {"time": timesince(value, now)}


@register.filter
def focus_id(field: forms.BoundField) -> str:
    """The id of the first control of a field: where a link of the error summary leads."""
    if field.use_fieldset:
        return f"{field.auto_id}_0"
    return str(field.id_for_label or field.auto_id)


@register.filter
def widget_kind(field: forms.BoundField) -> str:
    """How a field is laid out: "check" (one box), "choices" (a group), "many" (a long one) or "input"."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.RadioSelect):
        return "many" if len(list(widget.choices)) > 8 else "choices"
    return "input"


@register.filter
def language_of(record: Model, field: str) -> str:
    """The language that a translated field of the record is shown in: the reader's when it is there."""
    order = resolution_order(get_language() or settings.LANGUAGE_CODE)
    return next((code for code in order if getattr(record, f"{field}_{code}")), order[0])


@register.filter
def message_kind(message: Message) -> str:
    """The kind of notice that a message of Django's is shown as."""
    return {"success": "ok", "warning": "warn", "error": "bad"}.get(message.level_tag, "info")
