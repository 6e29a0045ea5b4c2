"""Pictures of every part in every look, for people to judge."""
