"""Lists the words that mean a command and not a plan file; in its own file because every start reads it."""

COMMAND_NAMES = frozenset(
    {
        "backup",
        "calendar",
        "check",
        "dates",
        "export",
        "forget",
        "history",
        "import",
        "list",
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
