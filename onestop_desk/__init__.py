"""Onestop Desk (Quầy Một Cửa): the office's rules, its records and what people can do, without any screen."""
