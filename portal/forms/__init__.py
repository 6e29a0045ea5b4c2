"""Forms: that they come from our page, once, from a person; and what was typed into them."""
