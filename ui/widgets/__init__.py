"""The small parts that the screens of the desk, the kiosk and the board are made of."""
