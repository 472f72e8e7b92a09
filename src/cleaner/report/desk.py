"""The desk at which cuts are reviewed: a server for one person, on the loopback only, behind a random token.

Scraped text goes out escaped, under a policy that allows the two files of this package and nothing else. What comes back is
a key of a sample and a decision; the label that is written is made of what was published, never of what the browser sent.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import threading
from collections.abc import Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cleaner.article import REASONS
from cleaner.labels import KEEP
from cleaner.manual import entries
from cleaner.report.page import asset, render
from cleaner.report.samples import KEYS, Sample

ACCEPT = "accept"
"""The decision that a cut is right; ``keep`` and the reasons are the others."""

LARGEST = 10_000
"""Bytes of a request."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

ASSETS = {"style.css": "text/css", "review.css": "text/css", "review.js": "text/javascript"}


class Desk(ThreadingHTTPServer):
    """Serves the samples, and appends each decision to the labels."""

    daemon_threads = True

    def __init__(self, cuts: Sequence[Sample], reasons: Sequence[str], labels: Path, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.token = secrets.token_urlsafe(24)
        self.cuts = {sample.key: sample for sample in cuts}
        self.reasons = reasons
        self.labels = labels
        self.decided = 0
        self.writing = threading.Lock()

    @property
    def origin(self) -> str:
        """What a browser calls this server."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def url(self) -> str:
        """The address to open; whoever has it may label."""
        return f"{self.origin}/{self.token}/"

    def decide(self, key: str, decision: str) -> None:
        """Append the label. Raises KeyError for a cut or a decision that there is not."""
        label = self.cuts[key].label
        if decision not in (ACCEPT, KEEP, *REASONS):
            raise KeyError(decision)
        record = label._replace(reason=label.cut_reason if decision == ACCEPT else decision).record()
        with self.writing, self.labels.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
            self.decided += 1


class _Handler(BaseHTTPRequestHandler):
    server: Desk
    server_version, sys_version = "cleaner", ""

    def do_GET(self) -> None:
        """The page, its style and its script."""
        name = self._asked()
        if name == "":
            self._send(HTTPStatus.OK, "text/html", self._page())
        elif name in ASSETS:
            self._send(HTTPStatus.OK, ASSETS[name], asset(name))
        else:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", "not found")

    def do_POST(self) -> None:
        """A decision; a page of another origin cannot send one."""
        given_size = self.headers.get("Content-Length") or ""
        size = int(given_size) if given_size.isascii() and given_size.isdigit() else 0
        if self._asked() != "decide" or self.headers.get("Origin") != self.server.origin or not 0 < size <= LARGEST:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", "not found")
            return
        try:
            given = json.loads(self.rfile.read(size))
            self.server.decide(str(given["key"]), str(given["decision"]))
        except (ValueError, KeyError, TypeError) as error:
            self._send(HTTPStatus.BAD_REQUEST, "text/plain", f"no such decision: {type(error).__name__}")
        except OSError as error:
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain", f"{self.server.labels}: {error.strerror}")
        else:
            self._send(HTTPStatus.OK, "application/json", json.dumps({"decided": self.server.decided}))

    def _asked(self) -> str | None:
        """The path behind the token; None without it, or when the request was made for another host name."""
        token, slash, name = self.path.removeprefix("/").partition("/")
        at_home = f"http://{self.headers.get('Host')}" == self.server.origin
        known = hmac.compare_digest(token.encode(), self.server.token.encode())
        return name if at_home and known and slash else None

    def _page(self) -> str:
        return render(
            "review.html", cuts=list(self.server.cuts.values()), keyed=self.server.reasons[:KEYS],
            others=self.server.reasons[KEYS:], labels=str(self.server.labels), manual=entries(),
        )  # fmt: skip

    def _send(self, status: HTTPStatus, kind: str, content: str) -> None:
        body = content.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing: the terminal shows how many cuts are decided."""
