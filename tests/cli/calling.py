"""The command line is called as in a shell; the sample of the hospital."""

from __future__ import annotations

from pathlib import Path

from app import cli, resources

ROOT = Path(__file__).parents[2]
HOSPITAL = resources.path("samples", "hospital-sint-odrada.json")


def run(*arguments):
    return cli.main([str(argument) for argument in arguments])
