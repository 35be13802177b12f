"""Sentences of releases, packets and shared documents."""
