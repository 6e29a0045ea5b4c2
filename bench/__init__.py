"""Speed, measured beside the bare parts in the same run; docs/performance.md holds the figures."""
