"""The web face: pages behind the QR codes, live or as a static site."""
