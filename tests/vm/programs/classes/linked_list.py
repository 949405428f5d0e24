# A linked list with an iterator of its own.
class Node:
    def __init__(self, value, following=None):
        self.value = value
        self.following = following


class LinkedList:
    def __init__(self, *values):
        self.head = None
        self.size = 0
        for value in reversed(values):
            self.add_first(value)

    def add_first(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def append(self, value):
        if self.head is None:
            self.add_first(value)
            return
        node = self.head
        while node.following is not None:
            node = node.following
        node.following = Node(value)
        self.size += 1

    def remove(self, value):
        before, node = None, self.head
        while node:
            if node.value == value:
                if before is None:
                    self.head = node.following
                else:
                    before.following = node.following
                self.size -= 1
                return True
            before, node = node, node.following
        return False

    def reverse(self):
        done = None
        while self.head:
            self.head.following, done, self.head = done, self.head, self.head.following
        self.head = done

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.following

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        for at, value in enumerate(self):
            if at == index:
                return value
        raise IndexError(index)

    def __repr__(self):
        return "LinkedList(" + ", ".join(map(repr, self)) + ")"


chain = LinkedList("b", "c")
chain.add_first("a")
chain.append("d")
print(chain, len(chain), chain[2], "c" in chain)
chain.reverse()
print(chain, chain.remove("c"), chain.remove("x"), chain, sorted(chain))
try:
    chain[7]
except IndexError as error:
    print("no item", error)
