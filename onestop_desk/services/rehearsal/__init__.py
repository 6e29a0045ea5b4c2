"""A day of the office played through its real services, on a moved clock and by a seed."""
