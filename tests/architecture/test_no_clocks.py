"""No test looks at a clock or waits for a guessed time: it waits for a condition, and counts work."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.parsed_modules import parsed_modules

TESTS = Path(__file__).resolve().parents[1]
# What measures how long something takes has to; and one module waits for all the others.
MAY = ("benchmarks/", "reliability/", "simulation/run.py", "support/waiting.py")
CLOCKS = {
    f"{name}{ending}"
    for name in ("monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime")
    for ending in ("", "_ns")
} | {"default_timer", "QElapsedTimer"}
SLEEPS = {"sleep", "msleep", "usleep", "qSleep", "qWait"}
WALL = {"time", "time_ns"}
# Their numbers come without a name; everywhere else they are called `timeout`.
WAITS = {"wait", "join", "select", "waitUntil", "waitSignal", "waitSignals", "waitCallback"}


def of_time(tree: ast.Module) -> tuple[set[str], set[str]]:
    """Return the names of the module of clocks, and those of its clocks and sleeps."""
    modules, functions = set[str](), set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {each.asname or each.name for each in node.names if each.name == "time"}
        elif isinstance(node, ast.ImportFrom):
            wanted = CLOCKS | SLEEPS | (WALL if node.module == "time" else set())
            functions |= {each.asname or each.name for each in node.names if each.name in wanted}
    return modules, functions


def has_number(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=int() | float() as value):
            return bool(value) and value is not True
        case ast.BinOp(left=left, right=right):
            return has_number(left) or has_number(right)
        case ast.IfExp(body=body, orelse=orelse):
            return has_number(body) or has_number(orelse)
        case ast.UnaryOp(operand=operand):
            return has_number(operand)
    return False


def waits_for_a_number(call: ast.Call) -> bool:
    named = any(each.arg == "timeout" and has_number(each.value) for each in call.keywords)
    match call.func:
        case ast.Attribute(value=ast.Constant() | ast.JoinedStr()):
            return named
        case ast.Attribute(attr=name) | ast.Name(id=name) if name in WAITS:
            return named or any(map(has_number, call.args))
    return named


def clocks(tree: ast.Module) -> Iterator[int]:
    """Yield the lines of a module that look at a clock, sleep, or wait for some number of seconds."""
    modules, functions = of_time(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name) if name in CLOCKS | SLEEPS:
                yield node.lineno
            case ast.Attribute(value=ast.Name(id=module) | ast.Attribute(attr=module), attr=name) if (
                name in WALL and module in modules | {"time"}
            ):
                yield node.lineno
            case ast.Name(id=name, ctx=ast.Load()) if name in functions:
                yield node.lineno
            case ast.Call() if waits_for_a_number(node):
                yield node.lineno


def test_no_test_looks_at_a_clock() -> None:
    assert [
        f"{name}:{line}"
        for name, tree in parsed_modules(TESTS)
        if not name.startswith(MAY)
        for line in clocks(tree)
    ] == []


@pytest.mark.parametrize(
    "planted",
    [
        "import time\ntime.sleep(1)",
        "import time\nassert time.monotonic() < until",
        "import time as clock\nassert clock.time() < until",
        "from time import monotonic as now\nassert now() < until",
        "from time import time\nassert time() < until",
        "def test_it():\n    from time import perf_counter_ns\n    began = perf_counter_ns()",
        "import time\nlook = time.perf_counter",
        "watch(pause=time.sleep)",
        "import asyncio\nawait_it(asyncio.sleep(2))",
        "module.time.time()",
        "QTest.qWait(50)",
        "QThread.msleep(50)",
        "qtbot.wait(50)",
        "qtbot.wait(MOMENT + 20)",
        "event.wait(timeout=3)",
        "thread.join(2.5)",
        "process.communicate(timeout=60)",
        "subprocess.run(command, timeout=60)",
        "queue.get(timeout=5 if is_slow else LIMIT)",
        "qtbot.waitUntil(is_shown, timeout=5000)",
        "qtbot.waitSignal(done, timeout=500)",
        "qtbot.waitUntil(is_shown, 5000)",
        "select([reading], [], [], 0.3)",
        "select.select([reading], [], [], 0.3)",
    ],
)
def test_a_planted_clock_is_found(planted: str) -> None:
    assert list(clocks(ast.parse(planted))) == [planted.count("\n") + 1]


@pytest.mark.parametrize(
    "harmless",
    [
        '", ".join(names)',
        'f"{gap}".join(["a"] * 3)',
        'os.path.join(folder, "plan")',
        "event.wait(LIMIT)",
        "thread.join(timeout=LIMIT)",
        "process.wait()",
        "event.wait(timeout=0)",
        "link.wait(0)",
        "subprocess.run(command, timeout=LIMIT)",
        "qtbot.waitUntil(lambda: count == 3)",
        "moment.time()",
        "from datetime import datetime, time\nassert time(9) < datetime(2019, 4, 1, 12).time()",
        'monkeypatch.setattr(module.time, "monotonic", lambda: next(ticks))',
        'slow = "import time; time.sleep(600)"',
        "statement.where(number == 3).join(other)",
    ],
)
def test_what_waits_for_no_time_is_harmless(harmless: str) -> None:
    assert list(clocks(ast.parse(harmless))) == []
