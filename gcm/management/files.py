"""What the commands that load a file have in common."""

from pathlib import Path

from django.core.management.base import CommandError

from partners.models import User


def text_of(file: Path) -> str:
    """The text with the ends of lines it has. Raises CommandError with the reason when it cannot be read."""
    try:
        return file.read_bytes().decode()
    except OSError as refusal:
        raise CommandError(f"{file} cannot be read: {refusal.strerror}.") from refusal
    except UnicodeDecodeError as refusal:
        raise CommandError(f"{file} is not UTF-8: byte {refusal.start + 1} is wrong.") from refusal


def officer(address: str) -> User:
    """The person with this address. Raises CommandError when there is none."""
    found = User.objects.filter(email__iexact=address, is_active=True).first()
    if found is None:
        raise CommandError(f"Nobody has the address {address}.")
    return found
