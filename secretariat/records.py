"""What the database itself refuses: changes to letters and mails that left, to the register they stand in,
and to what readers of the newsletter agreed to."""

from alliance87.core.ledger.triggers import Trigger, declare, make_append_only

# Of an entry only the file is added, once, and the reason why it does not count.
ENTERED = (
    "public_id",
    "year",
    "number",
    "direction",
    '"on"',
    "other_side",
    "subject",
    "their_reference",
    "about",
)
REFERRED = ("organisation_id", "letter_id", "ticket_id", "recorded_by_id")  # some of them empty
CIRCULAR = {  # of one that was sent, what is kept, by what stands for an empty one
    "''": [
        *(f"{name}{code}" for name in ("subject", "body") for code in ("", "_fr", "_en", "_es")),
        *("state", "to_kind", "to_listing", "to_standing"),
    ],
    "0": [
        *(f"to_{name}_id" for name in ("country", "region", "topic", "group")),
        *("revision", "unreached", "made_by_id", "proposed_by_id", "approved_by_id"),
    ],
}
CIRCULAR_TABLES = ("secretariat_circular", "secretariat_circular_organisations")
TABLES = (
    "secretariat_letter",
    "secretariat_addressee",
    "secretariat_correspondence",
    "secretariat_sentcopy",
    "secretariat_consentrecord",
    "secretariat_newsversion",
)


def declare_records() -> None:
    make_append_only("secretariat_sentcopy")
    make_append_only("secretariat_consentrecord")
    make_append_only("secretariat_newsversion")
    make_append_only("secretariat_letter", update_condition="OLD.state = 'sent'")
    # Addressees of a draft come and go; the mailing is known once the letter is with them.
    left = "OLD.mailing_id IS NOT NULL"
    declare(
        Trigger("secretariat_addressee", "UPDATE", left),
        Trigger("secretariat_addressee", "DELETE", left),
        Trigger("secretariat_addressee", "TRUNCATE"),
    )
    changed = [f"NEW.{column} <> OLD.{column}" for column in ENTERED]
    changed += [f"COALESCE(NEW.{column}, 0) <> COALESCE(OLD.{column}, 0)" for column in REFERRED]
    changed += ["OLD.upload_id IS NOT NULL AND (NEW.upload_id IS NULL OR NEW.upload_id <> OLD.upload_id)"]
    changed += ["OLD.struck_because <> '' AND NEW.struck_because <> OLD.struck_because"]
    make_append_only("secretariat_correspondence", update_condition=" OR ".join(changed))
    _declare_circulars()


def _declare_circulars() -> None:
    """Mail to partners that left: only the mailing is forgotten in time. The list is made when it leaves."""
    changed = [
        f"COALESCE(NEW.{column}, {empty}) <> COALESCE(OLD.{column}, {empty})"
        for empty, columns in CIRCULAR.items()
        for column in columns
    ]
    changed += ["NEW.public_id <> OLD.public_id", "NEW.made_at <> OLD.made_at"]
    changed += ["NEW.sent_at IS NULL", "NEW.sent_at <> OLD.sent_at"]
    changed += ["NEW.mailing_id <> COALESCE(OLD.mailing_id, 0)"]
    sent = "OLD.state = 'sent'"
    declare(
        Trigger("secretariat_circular", "UPDATE", f"{sent} AND ({' OR '.join(changed)})"),
        Trigger("secretariat_circular", "DELETE", sent),
        Trigger("secretariat_circular", "TRUNCATE"),
    )
    make_append_only("secretariat_circular_organisations")
