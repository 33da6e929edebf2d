"""The version of the workspaces this program makes; older ones are brought up to it."""

from __future__ import annotations

VERSION = 4
