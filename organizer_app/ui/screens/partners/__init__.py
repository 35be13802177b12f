"""Partner groups: who was asked, who signed, how each is named, and who to ask next."""
