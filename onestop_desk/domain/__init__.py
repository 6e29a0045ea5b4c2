"""The rules of the office as pure functions: no clock, no database, no files, no screen."""
