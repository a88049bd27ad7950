"""The list of drills, in the order in which modules name them."""

from typing import Callable, NamedTuple

DRILLS = []


class Drill(NamedTuple):
    number: str
    title: str
    body: Callable
    is_long: bool
    is_alone: bool


def drill(number, title, long=False, alone=False):
    """Makes a function of a stage a drill. It raises Wrong, or Skipped; what it returns is printed."""

    def take(body):
        DRILLS.append(Drill(str(number), title, body, long, alone))
        return body

    return take
