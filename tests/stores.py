"""Stores for tests: a server that speaks S3, and the environment by which it is found."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import fsspec

BUCKET = "films"


@dataclass
class S3Server:
    """A server in a process of its own; ``environment`` lets any client of S3 find it."""

    port: int
    process: subprocess.Popen

    @property
    def url(self) -> str:
        return f"s3://{BUCKET}/store"

    @property
    def environment(self) -> dict[str, str]:
        return s3_environment(self.port)

    @contextlib.contextmanager
    def at_hand(self) -> Iterator[None]:
        """Let this process find it, for a while."""
        before = {name: os.environ.get(name) for name in self.environment}
        os.environ.update(self.environment)
        try:
            yield
        finally:
            for name, value in before.items():
                os.environ.pop(name)
                os.environ.update({name: value} if value is not None else {})

    def empty(self) -> None:
        """Take everything away."""
        files = self.files()
        for name in self.objects(""):
            files.rm_file(name)

    def files(self):
        """The store as a file system of its own, to look at and to damage."""
        return fsspec.filesystem("s3", use_listings_cache=False, skip_instance_cache=True)

    def objects(self, folder: str = "objects") -> list[str]:
        return self.files().find(f"{BUCKET}/store/{folder}")


def s3_environment(port: int) -> dict[str, str]:
    """What S3's own tools read: where it is, and who asks."""
    return {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "a-key",
        "AWS_SECRET_ACCESS_KEY": "a-secret",
        "AWS_DEFAULT_REGION": "us-east-1",
    }


@contextlib.contextmanager
def s3_server() -> Iterator[S3Server]:
    """Start a server with an empty bucket."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **quiet) as process:
        try:
            _wait_for(port)
            environment = os.environ | s3_environment(port)
            script = f"import fsspec; fsspec.filesystem('s3').mkdir({BUCKET!r})"
            subprocess.run([sys.executable, "-c", script], env=environment, check=True)
            yield S3Server(port, process)
        finally:
            process.kill()


@contextlib.contextmanager
def silent_server() -> Iterator[int]:
    """A port that takes every call and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        calls: list[socket.socket] = []

        def take() -> None:
            with contextlib.suppress(OSError):
                while True:
                    calls.append(server.accept()[0])

        threading.Thread(target=take, daemon=True).start()
        yield server.getsockname()[1]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def _wait_for(port: int) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/", timeout=5).close()
            return
        except OSError:
            assert time.monotonic() < end, "the server does not start"
            time.sleep(0.1)
