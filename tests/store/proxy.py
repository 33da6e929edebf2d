"""A line to a server that the tests can cut, at the worst moment if they like."""

from __future__ import annotations

import selectors
import socket
import ssl
import struct
import threading
from contextlib import suppress
from pathlib import Path

COMMIT = b"COMMIT"
ASKS_TO_ENCRYPT = struct.pack("!ii", 8, 80877103)
HERE = "127.0.0.1"


class Proxy:
    """Passes on what a program and its server say to each other."""

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._listening = socket.create_server((HERE, 0))
        self.port: int = self._listening.getsockname()[1]
        self.cut_next_commit = False  # passed on to the server; its answer is not
        self.lost = 0  # answers that were cut off
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._threads: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def cut(self) -> None:
        """End every connection without a word."""
        for pair in self._pairs:
            _end(pair)

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._accepting.join()
        self.cut()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                program, _ = self._listening.accept()
            except OSError:
                return  # `close` was called
            try:
                server = socket.create_connection((HERE, self._server_port))
            except OSError:
                program.close()
                continue
            self._pairs.append((program, server))
            thread = threading.Thread(target=self._serve, args=self._pairs[-1], daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, program: socket.socket, server: socket.socket) -> None:
        try:
            self._pass_on(self._greeted(program), server)
        except OSError:  # whoever it was went away again
            for end in (program, server):
                end.close()

    def _greeted(self, program: socket.socket) -> socket.socket:
        """Return how to speak with a program that has just connected."""
        return program

    def _pass_on(self, program: socket.socket, server: socket.socket) -> None:
        with selectors.DefaultSelector() as both, suppress(OSError, ValueError):
            both.register(program, selectors.EVENT_READ)
            both.register(server, selectors.EVENT_READ)
            losing = False
            while True:
                for key, _ in both.select():
                    said = key.fileobj.recv(65536)
                    if not said:
                        raise OSError("one side is gone")
                    if key.fileobj is program:
                        if self.cut_next_commit and COMMIT in said:
                            self.cut_next_commit, losing = False, True
                        server.sendall(said)
                    elif losing:  # the server has done it, and its answer goes nowhere
                        self.lost += 1
                        raise OSError("cut off")
                    else:
                        program.sendall(said)
        _end((program, server))
        for end in (program, server):
            end.close()


class SafeLine(Proxy):
    """The end of an encrypted line: a server that speaks TLS, before one that does not.

    A program asks whether it may encrypt before it says anything else (PostgreSQL's protocol,
    SSLRequest); it is told yes, and what it then says is passed on in the clear.
    """

    def __init__(self, port: int, certificate: Path, key: Path) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate, key)
        super().__init__(port)

    def _greeted(self, program: socket.socket) -> socket.socket:
        asked = program.recv(len(ASKS_TO_ENCRYPT), socket.MSG_WAITALL)
        if asked != ASKS_TO_ENCRYPT:
            raise OSError("it does not want to encrypt")
        program.sendall(b"S")
        return self._context.wrap_socket(program, server_side=True)


def _end(pair: tuple[socket.socket, socket.socket]) -> None:
    """Wake whoever waits for either side; the thread between them closes both."""
    for end in pair:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
