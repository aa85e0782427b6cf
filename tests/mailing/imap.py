"""A mailbox that speaks enough IMAP (RFC 3501) for a reader, in a thread."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Mailbox:
    """`messages` as they lie there; `flags` of each; `refuses` turns every password away."""

    def __init__(self, messages: list[bytes], *, refuses: bool = False) -> None:
        self.messages = messages
        self.flags: list[set[str]] = [set() for _each in messages]
        self.refuses = refuses
        self.port = 0

    @property
    def left(self) -> list[bytes]:
        pairs = zip(self.messages, self.flags, strict=True)
        return [each for each, flags in pairs if "\\Deleted" not in flags]


class _Session(socketserver.StreamRequestHandler):
    box: Mailbox

    def handle(self) -> None:
        self._say("* OK IMAP4rev1 here")
        for raw in self.rfile:
            tag, _space, rest = raw.decode().strip().partition(" ")
            verb, _space, words = rest.partition(" ")
            if verb.upper() == "LOGIN" and self.box.refuses:
                self._say(f"{tag} NO not with that password")
                continue
            getattr(self, f"do_{verb.lower()}", lambda said: None)(words)
            self._say(f"{tag} OK done")
            if verb.upper() == "LOGOUT":
                return

    def do_capability(self, words: str) -> None:
        self._say("* CAPABILITY IMAP4rev1")

    def do_select(self, words: str) -> None:
        self._say(f"* {len(self.box.messages)} EXISTS")

    def do_search(self, words: str) -> None:
        new = [str(at) for at, flags in enumerate(self.box.flags, start=1) if not flags]
        self._say(f"* SEARCH {' '.join(new)}".rstrip())

    def do_fetch(self, words: str) -> None:
        number = int(words.split()[0])
        data = self.box.messages[number - 1]
        self.wfile.write(f"* {number} FETCH (BODY[] {{{len(data)}}}\r\n".encode() + data + b")\r\n")

    def do_store(self, words: str) -> None:
        number, flag = re.fullmatch(r"(\d+) \+FLAGS \(?(\\\w+)\)?", words).groups()  # type: ignore[union-attr]
        self.box.flags[int(number) - 1].add(flag)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mailbox(box: Mailbox) -> Iterator[Mailbox]:
    session = type("Session", (_Session,), {"box": box})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), session) as server:
        box.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield box
        finally:
            server.shutdown()
