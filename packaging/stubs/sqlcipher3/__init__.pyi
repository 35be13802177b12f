# sqlcipher3 ships no types; its DB-API is the one of sqlite3.
