"""Lists the words that mean a command and not a plan file; in its own file because every start reads it."""

COMMAND_NAMES = frozenset(
    {
        "backup",
        "calendar",
        "check",
        "conflicts",
        "dates",
        "export",
        "forget",
        "history",
        "import",
        "list",
        "members",
        "merge",
        "new",
        "numbers",
        "picture",
        "places",
        "protect",
        "publish",
        "redo",
        "release",
        "restore",
        "rule",
        "schedule",
        "send",
        "settle",
        "template",
        "undo",
        "verify",
    }
)
