"""The public pages in a real Chromium, and before a validator: what a phone shows, reads out and prints."""
