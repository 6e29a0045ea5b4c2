"""Shows that the program does what its pages promise; the rooms mirror those of the program."""
