"""An SMTP server that takes everything, as slowly as asked, and notes whom it took a message for.

    python -m secretariat.bench.sink PORT FILE [SECONDS AN ANSWER]

A line is written to FILE before the "250" to the message goes out, so that no message counts as taken less
often than its sender may believe. No Django, no parsing of what it need not know.
"""

import asyncio
import sys
from pathlib import Path
from typing import Any

END = b"\r\n.\r\n"


class Session(asyncio.Protocol):
    """One connection. Answers leave in order, each `delay` seconds after its command came in whole."""

    def __init__(self, log: Any, delay: float) -> None:
        self.log, self.delay = log, delay
        self.buffer = bytearray()
        self.in_data = False
        self.scanned = 0
        self.address = b""

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        answers = bytearray()
        while True:
            answer = self._message() if self.in_data else self._command()
            if answer is None:
                break
            answers += answer
        if answers:
            self._answer(bytes(answers))

    def _answer(self, answers: bytes) -> None:
        if self.delay:
            asyncio.get_running_loop().call_later(self.delay, self.transport.write, answers)
        else:
            self.transport.write(answers)

    def _message(self) -> bytes | None:
        end = self.buffer.find(END, max(0, self.scanned - len(END)))
        if end < 0:
            self.scanned = len(self.buffer)
            return None
        del self.buffer[: end + len(END)]
        self.scanned, self.in_data = 0, False
        self.log.write(self.address + b"\n")
        self.log.flush()
        return b"250 2.0.0 taken\r\n"

    def _command(self) -> bytes | None:
        end = self.buffer.find(b"\r\n")
        if end < 0:
            return None
        line = bytes(self.buffer[:end])
        del self.buffer[: end + 2]
        verb = line[:4].upper()
        if verb == b"EHLO":
            return b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n"
        if verb == b"RCPT":
            self.address = line.partition(b"<")[2].rstrip(b">")
        if verb == b"DATA":
            self.in_data = True
            return b"354 go on\r\n"
        return b"221 2.0.0 bye\r\n" if verb == b"QUIT" else b"250 2.0.0 ok\r\n"


async def serve(port: int, path: Path, delay: float) -> None:
    with path.open("ab") as log:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Session(log, delay), "127.0.0.1", port)
        async with server:
            await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2]), float((sys.argv[3:] or ["0"])[0])))
