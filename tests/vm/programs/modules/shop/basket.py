from prices import table, gross

__all__ = ["Basket"]
_private = "hidden"


class Basket:
    def __init__(self):
        self.items = {}

    def add(self, name, count=1):
        self.items[name] = self.items.get(name, 0) + count
        return self

    def total(self):
        return sum(gross(table[name]) * count for name, count in self.items.items())

    def __str__(self):
        return ", ".join(f"{count} {name}" for name, count in self.items.items())
