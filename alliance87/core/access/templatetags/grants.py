from typing import Any

from django import template
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from alliance87.core.access.grant_form import GrantForm
from alliance87.core.access.queries.grants import Grant, grantable_on, grants_on

register = template.Library()


@register.inclusion_tag("access/grants_panel.html", takes_context=True)
def grants_panel(context: dict[str, Any], obj: Model, grants: list[Grant] | None = None) -> dict[str, Any]:
    """Who was given a right on `obj`, with what the reader may do about it. `grants` when they were read."""
    request = context["request"]
    choices = grantable_on(request.user, obj)
    names = {name for name, _label in choices}
    found = grants_on(obj) if grants is None else grants
    rows = [(each, each.user == request.user or each.permission in names) for each in found]
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "rows": rows,
        "form": GrantForm(choices=choices) if choices else None,
        "content_type": ContentType.objects.get_for_model(obj).pk,
        "object_pk": obj.pk,
    }
