# Stacks and queues: a list inside, limits, iteration, and what a mistake says.
class Empty(Exception):
    pass


class Full(Exception):
    def __init__(self, limit):
        super().__init__(f"no more than {limit}")
        self.limit = limit


class Stack:
    def __init__(self, limit=None):
        self._items, self._limit = [], limit

    def push(self, *items):
        for item in items:
            if self._limit is not None and len(self._items) == self._limit:
                raise Full(self._limit)
            self._items.append(item)
        return self

    def pop(self):
        try:
            return self._items.pop()
        except IndexError:
            raise Empty("nothing on the stack") from None

    def __iter__(self):
        return reversed(self._items)

    def __len__(self):
        return len(self._items)

    def __contains__(self, item):
        return item in self._items


class Queue(Stack):
    def pop(self):
        if not self:
            raise Empty(type(self).__name__)
        return self._items.pop(0)

    def __iter__(self):
        return iter(self._items)


for kind in Stack, Queue:
    box = kind(3).push("a", "b", "c")
    print(kind.__name__, list(box), len(box), "b" in box, box.pop(), box.pop(), *box)
    try:
        box.push(1, 2, 3)
    except Full as full:
        print(full, full.limit, list(box))
    try:
        while True:
            box.pop()
    except Empty as empty:
        print(repr(empty), empty.__cause__, empty.__suppress_context__)
