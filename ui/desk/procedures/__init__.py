"""The page Thủ tục: look a procedure up, import the catalogue, see what came late, print the sheets with codes."""
