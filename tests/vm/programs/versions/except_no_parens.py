# python: 3.14+
# except without parentheses, finally that jumps only inside, annotations worked out when asked for.
def attempt(f):
    try:
        return f()
    except ZeroDivisionError, KeyError:
        return "either"
    finally:
        for _ in range(2):
            break


print(attempt(lambda: 1 / 0), attempt(lambda: {}[1]), attempt(lambda: 5))


class Node:
    following: Node | None = None
    value: Later

    def link(self, other: Node) -> Node:
        self.following = other
        return other


print(Node().link(Node()).following, Node.link.__annotations__["other"] is Node)
try:
    Node.__annotations__
except NameError as error:
    print(error)
Later = int
print(Node.__annotations__["value"], sorted(Node.__annotations__))
x: undefined = 5
print(x)


def function(a: missing, b: int = 2) -> str:
    return a


print(function("fine"))
