"""Opening a face on this PC: first window, first start, what the station remembers, and the last line of defence."""
