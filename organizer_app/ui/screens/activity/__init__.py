"""The activity screen: what was done to the plan, by whom, and what it replaced."""
