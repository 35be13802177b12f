"""What only legal support reads: its own log and the arrest ledger, shown when somebody asks for them."""
