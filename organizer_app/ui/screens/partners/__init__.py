"""Partner groups: who was asked, who signed, how each is named, and who is to be asked next."""
