"""Sheets of paper: data for the templates in resources/paper, typeset by a child process."""
