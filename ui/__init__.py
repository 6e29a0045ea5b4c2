"""The screens: what a clerk, a citizen at the kiosk and the hall see and touch."""
