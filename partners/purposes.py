"""Files that partners hand in: what they may be, and who sees them."""

from alliance87.core.uploads import MB, define_purpose

DOCUMENTS = {"pdf", "docx", "xlsx", "odt"}

define_purpose(
    "partners.initiative_evidence",
    types=DOCUMENTS | {"png", "jpeg"},
    max_bytes=10 * MB,
    view_permission="partners.view_initiative_report",
    public=True,
)
define_purpose(
    "partners.claim_letter",
    types={"pdf", "png", "jpeg"},
    max_bytes=10 * MB,
    view_permission="partners.view_claim_letter",
)
define_purpose(
    "partners.withdrawal_letter",
    types={"pdf", "png", "jpeg"},
    max_bytes=10 * MB,
    view_permission="partners.view_withdrawal",
)
define_purpose(
    "partners.group_public_document",
    types=DOCUMENTS,
    max_bytes=10 * MB,
    view_permission="partners.view_group",
    public=True,
)
define_purpose(
    "partners.group_document",
    types=DOCUMENTS,
    max_bytes=10 * MB,
    view_permission="partners.view_group_space",
)
define_purpose(
    "partners.group_leads_document",
    types=DOCUMENTS,
    max_bytes=10 * MB,
    view_permission="partners.view_leads_document",
)
