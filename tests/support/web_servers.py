"""Small web servers on this computer for tests of what a client does with them."""

import http.server
import ssl
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Made for these tests alone: a certificate that nobody vouches for, for 127.0.0.1, and its key.
_SELF_SIGNED = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgpEfMVfLNwqGDl3Ty
PZr/lYyquq9jbbvr8Bsox/VGC5GhRANCAAQx2sM0KyNMSzufJI1gfUThn0cs+Ofh
cF+ycii+Lw4jLARtVqnSxMx6K3h59kOxN+4He88mOfrVEhDDFsNFTCIc
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUZSKFQBkVNCsF7yunEWTd9wtSfC8wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODE2NTgwOVoYDzIxMjYxMTA0
MTY1ODA5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQx2sM0KyNMSzufJI1gfUThn0cs+OfhcF+ycii+Lw4jLARtVqnSxMx6
K3h59kOxN+4He88mOfrVEhDDFsNFTCIco28wbTAdBgNVHQ4EFgQUWWE/tedfA0M3
ay5n06YBRHmCkrIwHwYDVR0jBBgwFoAUWWE/tedfA0M3ay5n06YBRHmCkrIwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgIeeLIvh/h/0iSHWcgQlx/DV9i+4/446YEUU8wcd8YAgCIA9X
n1MuHSO26RrE4SuNdElqem073i4WvRROsP280igS
-----END CERTIFICATE-----
"""


class _Server(http.server.ThreadingHTTPServer):
    """Shakes hands in the thread of each request, and says nothing when a client turns away."""

    daemon_threads = True

    def handle_error(self, *_about: object) -> None:
        """Say nothing."""


@contextmanager
def web_server(handler: type[http.server.BaseHTTPRequestHandler], *, is_tls: bool = False) -> Iterator[str]:
    """Start a server, with a certificate that nobody vouches for if it speaks TLS, and yield its address."""
    server = _Server(("127.0.0.1", 0), handler)
    if is_tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            pair = Path(folder) / "pair.pem"
            pair.write_text(_SELF_SIGNED, "ascii")
            context.load_cert_chain(pair)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http{'s' if is_tls else ''}://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def sends_on_to(address: str, asked: list[str]) -> type[http.server.BaseHTTPRequestHandler]:
    """Return a handler that notes each request and sends it on to another address."""

    class SendsOn(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked.append(self.command)
            self.send_response(307)
            self.send_header("Location", address)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_PUT = do_REPORT = do_PROPFIND = do_OPTIONS = answer  # noqa: N815  # names of the protocol

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    return SendsOn


def notes(asked: list[str]) -> type[http.server.BaseHTTPRequestHandler]:
    """Return a handler that notes each request and finds nothing."""

    class Notes(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked.append(self.command)
            self.send_error(404)

        do_GET = do_PUT = do_REPORT = do_PROPFIND = do_OPTIONS = answer  # noqa: N815  # names of the protocol
        do_CONNECT = answer  # noqa: N815  # the same

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    return Notes
