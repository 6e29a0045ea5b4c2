"""The first start: try with a demo office, or set up the centre's own in a few short pages."""
