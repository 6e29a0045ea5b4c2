"""Tables are read whatever is in them."""
