"""A message assembled once a language (RFC 5322, MIME), with placeholders for the recipient."""

from collections.abc import Iterable, Sequence
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart

from alliance87.core.mailing import placeholders
from alliance87.core.mailing.values import Attachment

# RFC 5321 allows 998 octets a line; what a placeholder may add stays below the difference.
LONGEST_LINE = 700
# An encoded-word cannot be cut where a header is folded by hand, so the library folds.
_headers = policy.SMTP


def assemble(
    *,
    marker: str,
    headers: Sequence[tuple[str, str]],
    text: str,
    html: str,
    attachments: Iterable[Attachment] = (),
) -> bytes:
    """The message template in bytes. `headers` are raw where they hold a placeholder, else folded and
    encoded here."""
    files = list(attachments)
    body = MIMEMultipart("alternative", boundary=f"{marker}-alternative")
    body.attach(_text_part(marker, "plain", text))
    body.attach(_text_part(marker, "html", html))
    root = body
    if files:
        root = MIMEMultipart("mixed", boundary=f"{marker}-mixed")
        root.attach(body)
        for each in files:
            root.attach(_file_part(each))
    del root["MIME-Version"]  # stands among the headers of the message, and there alone (RFC 2045, 4)
    head = b"".join(_header(marker, name, value) for name, value in headers)
    return head + root.as_bytes(policy=policy.SMTP)


def _header(marker: str, name: str, value: str) -> bytes:
    if marker in value:
        code = placeholders.pattern(marker).sub(
            lambda found: placeholders.coded(marker, found[1], "text8bit"), value
        )
        return f"{name}: {code}\r\n".encode("ascii")
    folded: str = _headers.header_factory(name, value).fold(policy=_headers)
    return folded.encode("ascii")


def _text_part(marker: str, subtype: str, text: str) -> Message:
    """8bit where lines are short enough, else quoted-printable. Never 7bit: a name with an accent may
    be filled in."""
    lines = text.replace("\r\n", "\n").strip("\n") + "\n"
    is_short = max(len(line.encode()) for line in lines.split("\n")) <= LONGEST_LINE
    part = MIMEBase("text", "html" if subtype == "html" else "plain", charset="utf-8")
    part["Content-Transfer-Encoding"] = "8bit" if is_short else "quoted-printable"
    kind = "html" if subtype == "html" else "text"
    payload = _raw(marker, lines, kind) if is_short else _quoted(marker, lines, kind)
    part.set_payload(payload)
    return part


def _raw(marker: str, text: str, kind: str) -> str:
    coded = placeholders.pattern(marker).sub(
        lambda found: placeholders.coded(marker, found[1], f"{kind}8bit"), text
    )
    return coded.replace("\n", "\r\n").encode().decode("ascii", "surrogateescape")


def _quoted(marker: str, text: str, kind: str) -> str:
    """Each placeholder on a line of its own between soft line breaks, so that none is cut."""
    pieces = placeholders.pattern(marker).split(text)
    return "".join(
        f"=\r\n{placeholders.coded(marker, piece, f'{kind}quoted')}=\r\n"
        if position % 2
        else placeholders.quoted(piece)
        for position, piece in enumerate(pieces)
    )


def _file_part(attachment: Attachment) -> Message:
    main, _, parameters = attachment.content_type.partition(";")
    maintype, _, subtype = main.strip().partition("/")
    part = MIMEBase(maintype, subtype)
    for parameter in filter(None, parameters.split(";")):
        name, _, value = parameter.strip().partition("=")
        part.set_param(name, value)
    part.set_payload(_base64(attachment.content))
    part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", "attachment", filename=_filename(attachment.filename))
    return part


def _base64(content: bytes) -> str:
    from base64 import encodebytes

    return encodebytes(content).decode("ascii").replace("\n", "\r\n")


def _filename(name: str) -> str | tuple[str, str, str]:
    return name if name.isascii() else ("utf-8", "", name)


def address_header(address: str, name: str) -> str:
    """The value of To, folded and encoded; a name cannot break out of it."""
    user, _, domain = address.rpartition("@")
    if not name:
        return address
    clean = " ".join(name.split())
    value = str(Address(display_name=clean, username=user, domain=domain))
    folded: str = _headers.header_factory("To", value).fold(policy=_headers)
    return folded.removeprefix("To: ").removesuffix("\r\n")


def for_seven_bits(data: bytes) -> bytes:
    """The same message with quoted-printable texts, for the rare server without 8BITMIME (RFC 6152)."""
    message = message_from_bytes(data, policy=policy.SMTP)
    for part in message.walk():
        if part.get("Content-Transfer-Encoding") == "8bit":
            text = bytes(part.get_payload(decode=True)).decode()
            del part["Content-Transfer-Encoding"]
            part["Content-Transfer-Encoding"] = "quoted-printable"
            part.set_payload(placeholders.quoted(text.replace("\r\n", "\n")))
    return message.as_bytes(policy=policy.SMTP)
