"""The logistics screen: spots, materials, transport, money and the run of show of every city."""
