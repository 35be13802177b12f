"""Provide what the program needs to know about the computer it runs on."""
