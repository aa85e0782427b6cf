"""The certificate of a decision: what was decided, under which quorum, and how to prove it."""

import io

from alliance87.core import ledger, pdf
from gcm.models import Decision
from gcm.queries.register import quorum_rows

SIZES = ("", "small", "smallest")  # of the type, see certificate.css


def certificate(decision: Decision, *, language: str, address: str) -> bytes:
    """One page as PDF; a text that is too long for it in the smallest type goes on. `address` is the public
    page of the decision. Only what the register shows: no organisation and no person is named. Read from the
    record alone (T2)."""
    entry = ledger.entries_of(decision).filter(kind="gcm.consensus_noted").first()
    context = {
        "decision": decision,
        "wording": decision.text.wording(language),
        "quorum": quorum_rows(decision),
        "entry": entry,
        "address": address,
        "verify_address": f"{address}verify/",
    }
    for size in SIZES:
        made = pdf.render(
            "pdf/gcm/certificate.html",
            {**context, "size": size},
            language=language,
            title=decision.symbol,
            public=decision.is_published,
        )
        if _pages(made) == 1:
            break
    return made


def _pages(made: bytes) -> int:
    from pypdf import PdfReader  # large, and needed here alone

    return len(PdfReader(io.BytesIO(made)).pages)
