"""Countries on their way: that of the cast's focal point, another, one before the GCG, one that arrived."""

from functools import cached_property
from typing import Any


class PathfinderRecords:
    people: Any

    @cached_property
    def framework(self) -> Any:
        from pathfinders.domain.reference import load_criteria, load_frameworks
        from pathfinders.models import Framework

        load_frameworks()
        load_criteria()
        return Framework.objects.in_force()

    @cached_property
    def pathway(self) -> Any:
        """Being prepared; the cast's partner editor edits the page of the State."""
        from tests.pathfinders.ways import make_pathway, make_state

        assert self.framework
        state = make_state("Onderland", "YA", editor=self.people["partner_editor"])
        return make_pathway(
            "preparation", focal_point=self.people["pathfinder_focal_point"], organisation=state
        )

    @cached_property
    def other_pathway(self) -> Any:
        from tests.pathfinders.ways import make_pathway

        assert self.pathway
        return make_pathway("preparation", name="Otherland", iso2="YB")

    @cached_property
    def reviewed_pathway(self) -> Any:
        from tests.pathfinders.ways import make_pathway

        assert self.pathway
        return make_pathway("review", name="Reviewland", iso2="YC")

    @cached_property
    def pathfinder(self) -> Any:
        """A State with the status."""
        from partners.models import OrganisationStatus
        from tests.pathfinders.ways import make_state

        made = make_state("Pathland", "YD")
        OrganisationStatus.objects.create(organisation=made, kind="pathfinder")
        return made

    @cached_property
    def workshop(self) -> Any:
        from tests.pathfinders.ways import hold_workshop

        return hold_workshop(self.pathway, self._speaker, groups=("government", "workers"))

    @cached_property
    def mapped_body(self) -> Any:
        from pathfinders.domain.preparation import map_body

        values = {"kind": "mechanism", "group": "government", "name": "Labour inspection"}
        return map_body(actor=self._speaker, pathway=self.pathway, **values)

    @cached_property
    def focal_point(self) -> Any:
        return self.pathway.focal_points.get()

    @cached_property
    def criterion(self) -> Any:
        assert self.pathway
        return self.framework.criteria.get(code="norms")

    @cached_property
    def evidence(self) -> Any:
        from pathfinders.domain.framework import give_evidence

        return give_evidence(actor=self._speaker, pathway=self.pathway, code="norms", text="Ratified.")

    @cached_property
    def support_request(self) -> Any:
        from pathfinders.domain.support import ask_for_support

        return ask_for_support(
            actor=self._speaker, pathway=self.pathway, subject="A facilitator", text="For three days."
        )

    @cached_property
    def thread(self) -> Any:
        return self.add_thread(0)

    def add_thread(self, number: int) -> Any:
        from pathfinders.domain.community import open_thread

        assert self.pathway
        return open_thread(
            actor=self._speaker,
            kind="practice",
            title=f"Practice {number}",
            text="They met each month.",
            countries=[self.pathway.country],
        )

    @property
    def _speaker(self) -> Any:
        return self.people["pathfinder_focal_point"]
