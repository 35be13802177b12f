"""The timing screen: the rule for starting together, who follows it, and how to bring in the others."""
