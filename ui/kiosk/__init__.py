"""The kiosk in the hall: a citizen takes a number by touch alone."""
