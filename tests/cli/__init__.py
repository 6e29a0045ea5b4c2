"""The command line, parsed and called as scripts call it."""
