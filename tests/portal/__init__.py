"""The public pages: what they say, that they fit, and the folder they are built into."""
