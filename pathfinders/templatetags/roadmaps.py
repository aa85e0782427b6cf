from typing import Any

from django import template

from pathfinders.models import Pathway, Roadmap, RoadmapReview

register = template.Library()


@register.inclusion_tag("pathfinders/roadmap/parts/links.html", takes_context=True)
def roadmap_links(context: template.Context, pathway: Pathway) -> dict[str, Any]:
    """The roadmaps of a way that the reader may see, and the way to begin one."""
    user = context["request"].user
    found = list(Roadmap.objects.visible_to(user).filter(pathway=pathway).current())
    in_the_making = any(each.state in ("draft", "submitted") for each in found)
    begins = not in_the_making and pathway.state in ("preparation", "roadmap", "granted")
    return {
        "pathway": pathway,
        "review": review_of(user, found),
        "roadmaps": found,
        "begins": begins and user.has_perm("pathfinders.draft_roadmap", pathway),
    }


def review_of(user: Any, roadmaps: list[Roadmap]) -> RoadmapReview | None:
    """The review of what was handed in, for those who take part in it. One query where something was."""
    submitted = [each.pk for each in roadmaps if each.state == "submitted"]
    if not submitted:
        return None
    found = RoadmapReview.objects.select_related("version__roadmap__pathway__organisation")
    latest = found.filter(version__roadmap__in=submitted).order_by("-opened_at", "-pk").first()
    return latest if latest and user.has_perm("pathfinders.view_clinic", latest) else None
