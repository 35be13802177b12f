"""Define the records of a plan, each with its fields, their audience and its life cycle."""
