"""Who takes notices, for real and on this machine: a web server and a mail server of a few lines each."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseServer, StreamRequestHandler, ThreadingTCPServer


@dataclass
class Hook:
    """A web server that keeps what is posted, and answers with the statuses that are set, the last one for good."""

    statuses: list[int] = field(default_factory=lambda: [204])
    received: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    address: str = ""

    def answer(self) -> int:
        return self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]


@contextmanager
def web_server() -> Iterator[Hook]:
    hook = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            hook.received.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(hook.answer())
            self.send_header("location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hook.address = f"http://127.0.0.1:{server.server_port}/in"
        with _running(server):
            yield hook


@dataclass
class Mailbox:
    """A mail server that keeps what it is handed; `refuses` is what it says to every recipient instead."""

    port: int = 0
    refuses: str = ""
    received: list[EmailMessage] = field(default_factory=list)

    def reply(self, word: bytes) -> str:
        if word == b"RCPT" and self.refuses:
            return self.refuses
        return {b"DATA": "354 go", b"QUIT": "221 bye"}.get(word, "250 well")


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    box = Mailbox()

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 here")
            while word := self.rfile.readline()[:4].upper().strip():
                self.say(box.reply(word))
                if word == b"DATA":
                    lines = iter(self.rfile.readline, b".\r\n")
                    box.received.append(message_from_bytes(b"".join(lines), policy=policy.default))
                    self.say("250 kept")

        def say(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        box.port = server.server_address[1]
        with _running(server):
            yield box


@contextmanager
def _running(server: BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
