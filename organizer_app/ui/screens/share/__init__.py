"""The Share screen: what is sent, to whom, under which number, and who was notified."""
