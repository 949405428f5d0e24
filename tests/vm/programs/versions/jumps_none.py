# Tests against None, in loops that they end: 3.11 has jumps of their own for these, forward and backward.
class Node:
    def __init__(self, value, parent=None):
        self.value, self.parent = value, parent


def path(node):
    values = []
    while node is not None:
        values.append(node.value)
        node = node.parent
    return values


def first_set(*options):
    at = 0
    option = None
    while option is None and at < len(options):
        option = options[at]
        at += 1
    return option


def wait(supply):
    got = None
    tries = 0
    while got is None:
        got = next(supply)
        tries += 1
    return got, tries


def holes(items):
    return [i for i, x in enumerate(items) if x is None], [x for x in items if x is not None]


leaf = Node("c", Node("b", Node("a")))
print(path(leaf), first_set(None, None, 5, 6), first_set(), wait(iter([None, None, "x"])), holes([1, None, 2, None]))
print(leaf.parent.parent.parent is None or "never", leaf if leaf is None else leaf.value, [None is None, None is not None])
n = leaf
while n and n.parent is not None:
    n = n.parent
print(n.value)
