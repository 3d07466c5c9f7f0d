"""A speech service on this machine, as Microsoft's browser asks one: words go out, sound and times come in.

It speaks the protocol of edge-tts, keeps a log, and misbehaves when told; ``faults`` are used up one by one.
"""

from __future__ import annotations

import asyncio
import json
import re
import tempfile
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.sax.saxutils import unescape

from aiohttp import web

import stand_ins
from langreel import ffmpeg

Fault = Callable[[web.Request], Awaitable[web.StreamResponse]]
_WORD = re.compile(r"[A-Za-z0-9’'-]+|[\u4e00-\u9fff]{1,2}")
_EACH = 0.25
"""Seconds a word."""


@dataclass
class EdgeServer:
    """What the service was asked, voice and words, and how it will misbehave."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    rates: list[str] = field(default_factory=list)
    configurations: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@cache
def mp3(words: int) -> bytes:
    """A hum that swells once a word, as the service packs it."""
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = Path(folder) / "a.wav", Path(folder) / "a.mp3"
        plain.write_bytes(stand_ins.wav(stand_ins.hum(words * _EACH + 0.2, 24_000), 24_000))
        ffmpeg.run(["-i", str(plain), "-b:a", "48k", str(packed)])
        return packed.read_bytes()


@contextmanager
def serving() -> Iterator[EdgeServer]:
    """The service as long as the block lasts."""
    state, ready, stop = EdgeServer(), threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        return await _answer(state, request)

    async def serve() -> None:
        app = web.Application()
        app.router.add_get("/edge/v1", answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        state.address = f"ws://127.0.0.1:{runner.addresses[0][1]}/edge/v1?TrustedClientToken=token"
        loops.append(asyncio.get_running_loop())
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    ready.wait(10)
    yield state
    loops[0].call_soon_threadsafe(stop.set)
    thread.join(10)


async def _answer(state: EdgeServer, request: web.Request) -> web.StreamResponse:
    if state.faults:
        return await state.faults.pop(0)(request)
    socket = await connected(request)
    state.configurations.append(await socket.receive_str())
    voice, text, rate = _words_of(await socket.receive_str())
    state.asked.append((voice, text))
    state.rates.append(rate)
    await _speak(socket, text)
    await socket.close()
    return socket


async def connected(request: web.Request) -> web.WebSocketResponse:
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    return socket


async def _speak(socket: web.WebSocketResponse, text: str, ends: bool = True) -> None:
    found = list(_WORD.finditer(text))
    await socket.send_str(message("turn.start", {}))
    await socket.send_str(message("response", {}))
    sound = mp3(len(found))
    for at in range(0, len(sound), 720):
        await socket.send_bytes(_audio(sound[at : at + 720]))
    for number, word in enumerate(found):
        data = {
            "Offset": round((0.1 + number * _EACH) * 1e7),
            "Duration": round(0.2 * 1e7),
            "text": {"Text": word[0], "Length": len(word[0]), "BoundaryType": "WordBoundary"},
        }
        metadata = {"Metadata": [{"Type": "WordBoundary", "Data": data}]}
        await socket.send_str(message("audio.metadata", metadata))
    if ends:
        await socket.send_str(message("turn.end", {}))


def message(path: str, body: object) -> str:
    head = f"X-RequestId:1\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n"
    return head + json.dumps(body)


def _audio(data: bytes) -> bytes:
    head = b"X-RequestId:1\r\nContent-Type:audio/mpeg\r\nPath:audio\r\n"
    return len(head).to_bytes(2, "big") + head + data


def _words_of(ssml: str) -> tuple[str, str, str]:
    rate = r"<prosody [^>]*rate='(?P<rate>[^']*)'[^>]*>"
    found = re.search(rf"<voice name='(?P<voice>[^']*)'>.*{rate}(?P<text>.*)</prosody>", ssml, re.DOTALL)
    assert found, ssml
    return found["voice"], unescape(found["text"]), found["rate"]


def refuse(status: int, **headers: str) -> Fault:
    """No WebSocket at all."""

    async def answer(request: web.Request) -> web.StreamResponse:
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(status=status, headers=fields)

    return answer


async def hang(request: web.Request) -> web.StreamResponse:
    """Not a word for longer than anybody here waits."""
    socket = await connected(request)
    await asyncio.sleep(1.5)
    return socket


async def cut(request: web.Request) -> web.StreamResponse:
    """Sound, and then the end of the connection instead of the end of the turn."""
    socket = await connected(request)
    await _speak(socket, "cut off", ends=False)
    await socket.close()
    return socket


async def mute(request: web.Request) -> web.StreamResponse:
    """A turn without sound, as comes now and then."""
    socket = await connected(request)
    await socket.receive_str()
    await socket.receive_str()
    await socket.send_str(message("turn.end", {}))
    await socket.close()
    return socket


async def babble(request: web.Request) -> web.StreamResponse:
    """What nobody knows: the service has changed."""
    socket = await connected(request)
    await socket.send_str(message("news", {}))
    await socket.close()
    return socket
