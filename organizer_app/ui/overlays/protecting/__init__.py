"""The sheet that gives a plan its passphrase and its recovery sheet."""
