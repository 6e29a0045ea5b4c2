"""What the portal's door and forms are made of, without a server."""
