"""The desk: the clerk's window, from signing in to closing the day."""
