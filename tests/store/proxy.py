"""A line to a server that the tests can cut, at the worst moment if they like."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import suppress

COMMIT = b"COMMIT"
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
            pair = (program, server)
            self._pairs.append(pair)
            thread = threading.Thread(target=self._pass_on, args=(pair,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _pass_on(self, pair: tuple[socket.socket, socket.socket]) -> None:
        program, server = pair
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
        _end(pair)
        for end in pair:
            end.close()


def _end(pair: tuple[socket.socket, socket.socket]) -> None:
    """Wake whoever waits for either side; the thread between them closes both."""
    for end in pair:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
