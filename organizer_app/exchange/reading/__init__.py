"""Read tables from anywhere: headings, dates, times, numbers and places as people write them."""
