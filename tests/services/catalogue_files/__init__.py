"""Catalogue files say the same as the texts they were made of."""
