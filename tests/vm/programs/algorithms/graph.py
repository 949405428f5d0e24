# Walks through a graph: breadth first, depth first, shortest way, order of tasks.
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"], "f": []}


def breadth_first(start):
    seen, queue = {start}, [start]
    while queue:
        node = queue.pop(0)
        yield node
        for neighbour in graph[node]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)


def depth_first(node, seen=None):
    seen = set() if seen is None else seen
    seen.add(node)
    order = [node]
    for neighbour in graph[node]:
        if neighbour not in seen:
            order.extend(depth_first(neighbour, seen))
    return order


def paths(start, goal, path=()):
    path += (start,)
    if start == goal:
        return [path]
    return [found for nxt in graph[start] for found in paths(nxt, goal, path)]


def topological():
    order, state = [], {}

    def visit(node):
        if state.get(node) == "open":
            raise ValueError(f"a circle through {node}")
        if node not in state:
            state[node] = "open"
            for nxt in graph[node]:
                visit(nxt)
            state[node] = "done"
            order.insert(0, node)

    for node in graph:
        visit(node)
    return order


print(list(breadth_first("a")), depth_first("a"))
print(["".join(path) for path in paths("a", "f")], min(paths("a", "f"), key=len))
print(topological())
graph["f"].append("a")
try:
    topological()
except ValueError as error:
    print(error)
