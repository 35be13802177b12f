"""All sentences for people, in their language; window and command line share them."""
