"""A site with one page, on the loopback."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = """<!doctype html><html><head><title>Army enters Rabia</title>
<meta property="og:site_name" content="Example Wire">
<meta property="article:published_time" content="2017-10-17T06:00:00Z">
</head><body><nav>Home News Sport</nav><article><h1>Army enters Rabia</h1>
<p>Iraqi forces captured the town of Rabia from the Peshmerga on Tuesday, the army said in Baghdad
after a night of talks.</p>
<p>It had rained for most of the day, and the market stayed closed until the evening, as people there
told our reporter.</p>
</article></body></html>"""


@contextmanager
def site(content: bytes = HTML.encode(), kind: str = "text/html; charset=utf-8") -> Iterator[int]:
    """Its port; the page is on every path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
