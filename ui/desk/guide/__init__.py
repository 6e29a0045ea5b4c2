"""The VNeID guide at the desk: beside a visit on F6, alone on Alt+4; it has no field to type in."""
