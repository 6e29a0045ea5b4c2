"""What is plugged into the PC: the ticket printer, and later voice and scanner."""
