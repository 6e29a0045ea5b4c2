"""The rules of the house, counted by tests instead of remembered by people."""
