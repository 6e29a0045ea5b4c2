"""The running portal, asked over real sockets."""
