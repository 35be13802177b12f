"""The hub: a PostgreSQL database that carries sealed changes between the laptops of a team."""
