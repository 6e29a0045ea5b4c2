"""The page Báo cáo: figures live and over time, what stands behind each, and the briefing."""
