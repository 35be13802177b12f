"""Lists the words that mean a command and not a plan file; in its own file because every start reads it."""

COMMAND_NAMES = frozenset(
    {
        "backup",
        "board",
        "calendar",
        "check",
        "checkin",
        "count",
        "dates",
        "export",
        "forget",
        "history",
        "import",
        "list",
        "log",
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
        "settle",
        "template",
        "undo",
        "verify",
    }
)
