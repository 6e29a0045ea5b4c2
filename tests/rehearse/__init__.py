"""A rehearsed day: who comes, how it runs, what is checked, and what is written."""
