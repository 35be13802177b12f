"""Interpret what people write in a file or a field, and compare it with the plan."""
