"""The command line: what a person or a script can ask of the program without a window."""

from cli.command import main

__all__ = ["main"]
