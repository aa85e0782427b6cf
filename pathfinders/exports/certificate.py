"""The certificate of the status of pathfinder country (F8)."""

from alliance87.core import pdf
from pathfinders.queries.public import StatusPage


def certificate(page: StatusPage, *, language: str, address: str) -> bytes:
    """One page as PDF. `address` is the public page of the status, where it can be verified. Names no
    person."""
    context = {"page": page, "status": page.status, "country": page.organisation.country, "address": address}
    title = str(page.organisation)
    template = "pdf/pathfinders/certificate.html"
    return pdf.render(template, context, language=language, title=title, public=True)
