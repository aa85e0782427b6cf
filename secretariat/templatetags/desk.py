from typing import Any

from django import template

from secretariat.domain.saved_filters import kept_query
from secretariat.models import SavedFilter

register = template.Library()


@register.inclusion_tag("secretariat/filters/bar.html", takes_context=True)
def saved_filters(context: dict[str, Any], page: str) -> dict[str, Any]:
    """Above a list of the desk, named by its model: the filters that one finds again, and the door to keep
    the present one. One query."""
    request = context["request"]
    filters = list(SavedFilter.objects.of_reader(request.user).filter(page=page))
    query = kept_query(page, request.GET.urlencode())
    known = {each.query for each in filters}
    return {"filters": filters, "query": query, "page": page, "may_keep": query and query not in known}
