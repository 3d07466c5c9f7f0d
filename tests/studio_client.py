"""A studio for tests: a small project, a server in a thread, and a client that has its cookie."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from langreel.cli.run import run
from langreel.project import Project
from langreel.studio.launch import listen
from langreel.studio.server import StudioServer
from langreel.studio.session import Session

TOKEN = "a-token-of-this-test"


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self):
        return json.loads(self.raw)


@dataclass
class Client:
    """Asks a studio as its own page would, except for what a test says otherwise."""

    port: int
    session: Session

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}/?token={TOKEN}"

    def ask(self, method: str, path: str, body: object = None, **headers: str | None) -> Answer:
        own: dict[str, str | None] = {
            "Host": self.host,
            "Cookie": f"langreel-studio-{self.port}={TOKEN}",
            "Sec-Fetch-Site": "same-origin",
        }
        if method not in ("GET", "HEAD"):
            own |= {"Origin": f"http://{self.host}", "Content-Type": "application/json"}
        own |= {name.replace("_", "-"): value for name, value in headers.items()}
        raw = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in own.items():
            if value is not None:
                connection.putheader(name, value)
        if raw is not None:
            connection.putheader("Content-Length", str(len(raw)))
        connection.endheaders(raw)
        answer = connection.getresponse()
        told = Answer(
            answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read()
        )
        connection.close()
        return told

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, body: object) -> Answer:
        return self.ask("POST", path, body)


@dataclass
class Served:
    """A studio in a thread of this process."""

    client: Client
    server: StudioServer
    thread: threading.Thread


def make_project(root: Path) -> Project:
    """The project that `langreel new` makes, with silent voices."""
    assert run(["new", str(root)]) == 0
    episode = root / "script/hello/episode.yaml"
    made = episode.read_text("utf-8").replace("kokoro", "scratch").replace("hibari", "scratch")
    episode.write_text(made.replace("espeak", "scratch"), "utf-8")
    return Project(root)


def serve(project: Project, port: int = 0) -> Served:
    session = Session(project, "hello", "proxy")
    server = StudioServer(session, TOKEN, listen("127.0.0.1", port))
    port = server.listening.getsockname()[1]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
        assert thread.is_alive()
    return Served(Client(port, session), server, thread)


@contextmanager
def opened(project: Project, port: int = 0) -> Iterator[Client]:
    """A client of a studio that is open for the project's episode ``hello``, at a port of its own."""
    served = serve(project, port)
    try:
        yield served.client
    finally:
        served.server.should_exit = True
        served.thread.join(20)
