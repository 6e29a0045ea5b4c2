"""Appointments: what can be booked, booking it, and what becomes of it."""
