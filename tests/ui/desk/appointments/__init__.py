"""The page Lịch hẹn of the desk, on the real demo office."""
