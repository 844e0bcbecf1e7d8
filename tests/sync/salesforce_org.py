"""A small Salesforce over HTTP: logs in, describes, answers queries page by page, takes writes; and can misbehave."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

LOGIN = """<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
 xmlns="urn:partner.soap.sforce.com"><soapenv:Body><loginResponse><result><serverUrl>https://acme.my.salesforce.com/services/Soap/u/59.0
</serverUrl><sessionId>session-{number}</sessionId></result></loginResponse></soapenv:Body></soapenv:Envelope>"""


@dataclass
class SalesforceOrg:
    """What the org holds and what was asked of it."""

    records: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    page: int = 2
    """Records per page."""
    failures: list[int] = field(default_factory=list)
    """Statuses of the next answers; each is used once."""
    down_from: int = 0
    """The org does not answer when fewer records than this are left of a query."""
    queries: list[str] = field(default_factory=list)
    writes: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    """Method, path, body."""
    logins: int = 0
    address: str = ""
    _open: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def put(self, name: str, *, stamp: str, **fields: Any) -> None:
        """Adds a record, or changes the one with this Id."""
        held = self.records.setdefault(name, [])
        one = next((record for record in held if record["Id"] == fields["Id"]), None)
        if one is None:
            one = {"IsDeleted": False}
            held.append(one)
        one.update(fields, SystemModstamp=stamp)

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: bytes) -> tuple[int, str]:
        if path.startswith("/services/Soap/"):
            self.logins += 1
            return 200, LOGIN.format(number=self.logins)
        if self.failures:
            return self.failures.pop(0), json.dumps([{"errorCode": "TROUBLE", "message": "not now"}])
        if method != "GET":
            self.writes.append((method, path.partition("/sobjects/")[2], json.loads(body)))
            return (201, json.dumps({"id": "0035f00000NEWid", "success": True})) if method == "POST" else (204, "")
        described = re.search(r"/sobjects/(\w+)/describe", path)
        if described:
            names = {name for record in self.records.get(described[1], []) for name in record}
            return 200, json.dumps({"fields": [{"name": name} for name in sorted(names)]})
        if "/queryAll/" in path and "q" in query:
            self.queries.append(query["q"][0])
            return 200, self._page(self._select(query["q"][0]))
        if len(self._open[path]) < self.down_from:
            return 503, "[]"
        return 200, self._page(self._open.pop(path))

    def _select(self, soql: str) -> list[dict[str, Any]]:
        found = re.fullmatch(r"SELECT (.+) FROM (\w+)(?: WHERE .*?)?(?:SystemModstamp >= (\S+))? ?ORDER BY .*", soql)
        assert found, soql
        names, name, since = found[1].split(", "), found[2], found[3] or ""
        rows = sorted(self.records.get(name, []), key=lambda one: (one["SystemModstamp"], one["Id"]))
        chosen = [one for one in rows if one["SystemModstamp"].replace("+0000", "Z") >= since]
        return [{title: one.get(title) for title in names} | {"attributes": {"type": name}} for one in chosen]

    def _page(self, rows: list[dict[str, Any]]) -> str:
        answer: dict[str, Any] = {"records": rows[: self.page], "done": len(rows) <= self.page, "totalSize": len(rows)}
        if not answer["done"]:
            further = f"/services/data/v59.0/query/01g-{len(self._open)}-{len(rows)}"
            self._open[further] = rows[self.page :]
            answer["nextRecordsUrl"] = further
        return json.dumps(answer)


@contextmanager
def open_org() -> Iterator[SalesforceOrg]:
    """The org, answering on a free port."""
    org = SalesforceOrg()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply()

        do_POST = do_PATCH = do_GET  # noqa: N815 - the names are http.server's

        def _reply(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, text = org.answer(self.command, parts.path, parse_qs(parts.query), body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    org.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield org
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
