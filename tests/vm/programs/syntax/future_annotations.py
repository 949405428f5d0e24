# With the future import annotations are kept as text.
from __future__ import annotations


class Tree:
    left: Tree | None = None
    value: int
    table: dict[str, list[Unknown]]

    def add(self, other: Tree, *rest: "Tree", n: int = 1 + 1) -> Tree:
        return self


x: some.name[1:2] = 5
print(Tree.__annotations__, Tree.add.__annotations__, __annotations__)
print(Tree().add(None) is not None, x)
