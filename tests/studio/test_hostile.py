"""What is not the studio's own page gets nothing: each of these requests is refused, and changes nothing."""

from __future__ import annotations

import socket
from urllib.parse import quote

import pytest

from langreel.errors import UsageError
from langreel.studio.guard import HEADERS, LARGEST_BODY
from langreel.studio.launch import listen
from studio_client import TOKEN

TEXT = {"at": ["chapter", "zh"], "was": "一条线", "text": "owned"}
EDIT = {"file": "01-debt.yaml", "edits": [TEXT]}
NOWHERE = TEXT | {"at": ["segments", 99, "zh"]}
JOB = {"kind": "render"}
OTHERS = "https://evil.example"


def edit(**changes):
    return {**EDIT, **changes}


REFUSED = {
    "no cookie": (403, "GET", "/api/script", None, {"Cookie": None}),
    "another cookie": (403, "GET", "/api/script", None, {"Cookie": "langreel-studio-1=x"}),
    "a guessed token": (403, "GET", "/?token=guess", None, {"Cookie": None}),
    "the token where it does not belong": (403, "GET", f"/api/script?token={TOKEN}", None, {"Cookie": None}),
    "the page without its cookie": (403, "GET", "/", None, {"Cookie": None}),
    "a name that leads here from elsewhere": (421, "GET", "/api/script", None, {"Host": "evil.example"}),
    "no name at all": (400, "GET", "/api/script", None, {"Host": None}),
    "another page's reading": (403, "GET", "/api/script", None, {"Origin": OTHERS}),
    "another page's picture": (403, "GET", "/media/film/zh", None, {"Sec_Fetch_Site": "cross-site"}),
    "another port's page": (403, "GET", "/api/events", None, {"Sec_Fetch_Site": "same-site"}),
    "another page's change": (403, "POST", "/api/script", EDIT, {"Origin": OTHERS}),
    "a change from nowhere": (403, "POST", "/api/script", EDIT, {"Origin": None}),
    "a change from a page without a name": (403, "POST", "/api/jobs", JOB, {"Origin": "null"}),
    "a form": (415, "POST", "/api/script", EDIT, {"Content_Type": "text/plain"}),
    "no JSON": (400, "POST", "/api/script", b"{", {}),
    "JSON without an end": (400, "POST", "/api/script", b"[" * 100_000, {}),
    "a list": (400, "POST", "/api/script", [], {}),
    "keys that nobody knows": (400, "POST", "/api/script", edit(path="/etc/passwd"), {}),
    "a place of another kind": (400, "POST", "/api/script", edit(edits=[TEXT | {"at": [{"a": 1}]}]), {}),
    "keys of an edit that nobody knows": (400, "POST", "/api/script", edit(edits=[TEXT | {"file": "x"}]), {}),
    "an edit that is none": (400, "POST", "/api/script", edit(edits=["x"]), {}),
    "a file above": (404, "POST", "/api/script", edit(file="../../data/sources.yaml"), {}),
    "a file of the machine": (404, "POST", "/api/script", edit(file="/etc/passwd"), {}),
    "a file beside the script": (404, "POST", "/api/script", edit(file="notes.txt"), {}),
    "a place that is not there": (409, "POST", "/api/script", edit(edits=[NOWHERE]), {}),
    "a table above": (404, "GET", "/api/cells/..%2f..%2fetc%2fpasswd", None, {}),
    "a static file above": (404, "GET", "/static/..%2f..%2fguard.py", None, {}),
    "a static file above, plainly": (404, "GET", "/static/../guard.py", None, {}),
    "a log above": (404, "GET", "/api/logs/..%2f..%2fscript%2fhello%2fepisode.yaml", None, {}),
    "a still above": (404, "GET", "/media/still/..%2f..%2fetc%2fpasswd", None, {}),
    "a dub that is a path": (404, "GET", "/media/film/..%2f..", None, {}),
    "a shot that is a path": (404, "GET", "/media/shot/zh/..%2fhello", None, {}),
    "a kind of job that nobody knows": (404, "POST", "/api/jobs", {"kind": "rm -rf /"}, {}),
    "a profile that is a path": (400, "POST", "/api/jobs", {"kind": "render", "profile": "../.."}, {}),
    "names that are no words": (400, "POST", "/api/jobs", {"kind": "render", "langs": [{}]}, {}),
    "too much": (413, "POST", "/api/script", b'"' + b"x" * 1_100_000, {}),
    "a method that nobody has": (405, "DELETE", "/api/script", None, {}),
}  # fmt: skip


@pytest.mark.parametrize("request_of", REFUSED.values(), ids=REFUSED)
def test_a_hostile_request_is_refused(open_studio, request_of):
    """With a reason; no file of the project is another afterwards, and nothing is made."""
    client, files = open_studio
    status, method, path, body, headers = request_of
    answer = client.ask(method, path, body, **headers)
    assert answer.status == status, answer.raw
    assert {file: file.read_bytes() for file in files} == files
    assert client.get("/api/jobs").json == {"jobs": []}
    assert b"root:" not in answer.raw and b"Traceback" not in answer.raw


@pytest.fixture(scope="module")
def open_studio(shared_studio):
    """A studio for all of these, and what its project's files hold."""
    root = shared_studio.session.project.root
    (root / "script/hello/notes.txt").write_text("private", "utf-8")
    files = [path for folder in ("script", "data", "scenes") for path in (root / folder).rglob("*")]
    return shared_studio, {path: path.read_bytes() for path in files if path.is_file()}


def test_a_socket_is_not_opened(shared_studio):
    """The studio has none."""
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13",
               "Sec_WebSocket_Key": "AAAAAAAAAAAAAAAAAAAAAA=="}  # fmt: skip
    assert shared_studio.ask("GET", "/api/events2", None, **upgrade).status in (400, 403, 404)


def test_a_body_without_an_end_is_cut(shared_studio):
    """Whatever route it is for: what comes is counted, not what was announced."""
    assert LARGEST_BODY < 2**30
    with socket.create_connection(("127.0.0.1", shared_studio.port)) as line:
        head = (
            f"POST /api/script HTTP/1.1\r\nHost: {shared_studio.host}\r\nOrigin: http://{shared_studio.host}\r\n"
            f"Cookie: langreel-studio-{shared_studio.port}={TOKEN}\r\nContent-Type: application/json\r\n"
            "Transfer-Encoding: chunked\r\n\r\n"
        )
        line.sendall(head.encode())
        chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        try:
            for _ in range(64):
                line.sendall(chunk)
        except OSError:
            pass
        assert line.recv(64).startswith(b"HTTP/1.1 413")


def test_the_token_is_exchanged_for_a_cookie_that_no_script_reads(shared_studio):
    """And the address is clean from then on."""
    answer = shared_studio.ask("GET", f"/?token={quote(TOKEN)}", None, Cookie=None)
    assert answer.status == 303 and answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert f"langreel-studio-{shared_studio.port}={TOKEN}" in cookie
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie


@pytest.mark.parametrize("path", ["/", "/static/app.js", "/api/script", "/api/none"])
def test_every_answer_says_what_a_page_may_do(shared_studio, path):
    """No script or style but the studio's own files, no frame, nothing from elsewhere."""
    headers = shared_studio.get(path).headers
    assert {name.lower(): value for name, value in HEADERS.items()}.items() <= headers.items()
    policy = headers["content-security-policy"]
    assert "'unsafe" not in policy and "default-src 'none'" in policy and "http" not in policy


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "example.org", "999.1.1.1"])
def test_the_studio_listens_at_one_address(host):
    """Every address of a machine at once is none that a page has."""
    with pytest.raises(UsageError):
        listen(host, 0)
