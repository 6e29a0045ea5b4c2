"""The page Lịch hẹn: who comes when, booking for a caller, and the lists one works off on the telephone."""
