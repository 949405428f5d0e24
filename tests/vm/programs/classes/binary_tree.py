# A search tree: insertion, walks, depth, deletion.
class Tree:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key))
        else:
            child.insert(key)
        return self

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right

    def depth(self):
        return 1 + max((child.depth() for child in (self.left, self.right) if child), default=0)

    def without(self, key):
        if key < self.key:
            self.left = self.left and self.left.without(key)
        elif key > self.key:
            self.right = self.right and self.right.without(key)
        elif not (self.left and self.right):
            return self.left or self.right
        else:
            self.key = next(iter(self.right))
            self.right = self.right.without(self.key)
        return self

    def draw(self, indent=0):
        if self.right:
            self.right.draw(indent + 2)
        print(" " * indent + str(self.key))
        if self.left:
            self.left.draw(indent + 2)


root = Tree(50)
for key in (30, 70, 20, 40, 60, 80):
    root.insert(key)
print(list(root), root.depth())
root.draw()
root = root.without(50)
print(list(root), root.key, sum(root), 40 in root, 41 in root)
