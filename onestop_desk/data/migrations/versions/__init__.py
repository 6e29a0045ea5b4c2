"""One file a step; the order is in each file's `down_revision`."""
