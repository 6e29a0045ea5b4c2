"""Questions the desk asks on a cover over its page; none of them blocks the queue."""
