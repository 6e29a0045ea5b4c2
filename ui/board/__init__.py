"""The call board: who is called where, the last calls, and how long the wait is."""
