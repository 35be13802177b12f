"""Imports people and partner groups from cards, tables and lists."""
