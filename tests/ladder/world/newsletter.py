"""An issue of the newsletter in each state that pages tell apart, a reader, a list, a contribution."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any


class NewsletterRecords:
    people: Mapping[str, Any]

    @cached_property
    def consent_text(self) -> Any:
        from secretariat.domain.newsletter.consent import load_first_text
        from secretariat.models import ConsentText

        load_first_text()
        return ConsentText.objects.in_force()

    @cached_property
    def consent_proposal(self) -> Any:
        from secretariat.domain.newsletter.consent import propose_consent_text

        assert self.consent_text
        said = {"fr": "Texte", "en": "Text", "es": "Texto"}
        return propose_consent_text(actor=self.people["secretariat"], texts=said, asks_again=False)

    @cached_property
    def subscriber(self) -> Any:
        from secretariat.domain.newsletter import links, subscribing
        from secretariat.models import Subscriber

        assert self.consent_text
        subscribing.ask_subscription(email="reader@example.org", values={"language": "en"})
        asked = Subscriber.objects.get(email="reader@example.org")
        return subscribing.confirm_subscription(token=links.confirming(asked))

    @cached_property
    def issue(self) -> Any:
        """A draft with one entry."""
        return self.add_issue(1)

    def add_issue(self, number: int) -> Any:
        from datetime import date

        from secretariat.domain.newsletter import composing

        officer = self.people["secretariat"]
        month = date(2024 + number // 12, number % 12 + 1, 1)
        made = composing.open_issue(actor=officer, month=month)
        composing.add_entry(actor=officer, section=made.sections.last())
        return made

    @cached_property
    def entry(self) -> Any:
        from secretariat.models import Entry

        return Entry.objects.filter(section__issue=self.issue).first()

    @cached_property
    def sent_issue(self) -> Any:
        return self.add_sent_issue(50)

    def add_sent_issue(self, number: int) -> Any:
        from django.utils import timezone

        from secretariat.models import Issue

        made = self.add_issue(number)
        Issue.objects.filter(pk=made.pk).update(
            state="sent",
            title_fr="Un mois",
            proposed_by=self.people["secretariat"],
            approved_by=self.people["superuser"],
            published_at=timezone.now(),
        )
        made.refresh_from_db()
        return made

    @cached_property
    def contribution(self) -> Any:
        return self.add_contribution("Our school")

    def add_contribution(self, title: str) -> Any:
        from secretariat.domain.newsletter.contributing import submit_contribution

        return submit_contribution(
            actor=self.people["partner_editor"],
            organisation=self.organisation,  # type: ignore[attr-defined]
            values={f"title_{code}": title for code in ("fr", "en", "es")},
        )

    @cached_property
    def reader_list(self) -> Any:
        return self.add_reader_list("list.csv")

    def add_reader_list(self, name: str) -> Any:
        from secretariat.domain.newsletter.importing import check_list, upload_list

        assert self.consent_text
        made = upload_list(
            actor=self.people["secretariat"],
            name=name,
            content=b"email,consented_on,proof\nnobody,2024-01-01,letter\n",
        )
        check_list(made.pk)
        return made
