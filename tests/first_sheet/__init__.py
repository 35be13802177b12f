"""Lists as other programs and strangers write them, and how much of them is understood without a click."""
