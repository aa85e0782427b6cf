"""Events and the figures on the target, on the desk."""

from django.contrib import admin

from secretariat.admin.registers import RegisterAdmin
from secretariat.domain.site.estimates import record_estimate
from secretariat.domain.site.events import save_event
from secretariat.forms.site.estimates import EstimateForm
from secretariat.forms.site.events import EventForm
from secretariat.models import Estimate, Event


@admin.register(Event)
class EventAdmin(RegisterAdmin):
    list_display = ("title", "starts_at", "place", "organiser", "publish_at")
    search_fields = ("search_text",)
    form_class = EventForm
    subject = "event"
    keep = staticmethod(save_event)
    has_page = True


@admin.register(Estimate)
class EstimateAdmin(RegisterAdmin):
    """Entered by officers: a figure is quoted as the Alliance's word."""

    list_display = ("label", "value", "year", "source", "published_on", "retrieved_on")
    ordering = ("order", "-year")
    form_class = EstimateForm
    subject = "estimate"
    keep = staticmethod(record_estimate)
    keep_permission = "secretariat.record_estimate"
