"""Records of the day itself: what the desk hears, counts, hands in and writes down."""
