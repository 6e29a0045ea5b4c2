"""Everything printed: words and values become Typst sheets, their codes, and a reader that checks those codes."""
