"""What the portal answers, one module a family of addresses."""
