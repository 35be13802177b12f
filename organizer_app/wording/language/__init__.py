"""Catalogues, dates, zones and the names of states that all sentences share."""
