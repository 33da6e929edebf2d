"""A message that is written but not sent: as an address for the mail program, or as a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from app.model.plain_text import plain

LONGEST = 1800  # characters of an address; Windows hands on no more than about 2,000
_LINE_END = "\r\n"  # RFC 6068, 5, and RFC 5322


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along, by its media type as `application/pdf`."""

    name: str
    kind: str
    content: bytes


def address(subject: str, body: str) -> str:
    """Return a `mailto:` address to nobody yet (RFC 6068), cut at a line."""
    lines = [plain(line) or "" for line in body.splitlines()]
    while lines and len(_address(subject, lines)) > LONGEST:
        lines = [*lines[:-2], "…"] if len(lines) > 1 else []
    return _address(subject, lines)


def message(
    subject: str, text: str, html: str, attachments: Iterable[Attachment] = ()
) -> bytes:
    """Return an .eml file that a mail program opens as a draft; the same parts, the same bytes.

    It has no sender, nobody it goes to, and no date.
    """
    from email.message import EmailMessage  # noqa: PLC0415  seldom needed
    from email.policy import SMTP  # noqa: PLC0415  as above

    made = EmailMessage(SMTP)
    made["Subject"] = plain(subject) or ""
    made["X-Unsent"] = "1"  # by which programs know a draft
    made.set_content(text)
    made.add_alternative(html, subtype="html")
    told = sha256(f"{subject}\0{text}\0{html}".encode())
    for one in attachments:
        main, _, sub = one.kind.partition("/")
        made.add_attachment(one.content, maintype=main, subtype=sub, filename=one.name)
        told.update(one.content)
    for number, part in enumerate(made.walk()):
        if part.is_multipart():  # Python would draw lots for what parts them
            part.set_boundary(f"={told.hexdigest()[:32]}={number}")
    return made.as_bytes()


def _address(subject: str, lines: list[str]) -> str:
    body = quote(_LINE_END.join(lines), safe="")
    return f"mailto:?subject={quote(plain(subject) or '', safe='')}&body={body}"
