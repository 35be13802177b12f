"""Records of the day itself: what HQ is told, counts, hands in and writes down."""
