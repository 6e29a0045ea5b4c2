"""The page Thủ tục over a real demo office."""
