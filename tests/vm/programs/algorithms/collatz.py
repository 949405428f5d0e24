# How long does each number take to come down to one? With a table of what is known.
known = {1: 0}


def length(n):
    path = []
    while n not in known:
        path.append(n)
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps = known[n]
    while path:
        steps += 1
        known[path.pop()] = steps
    return steps


best = max(range(1, 20), key=length)
print(best, known[best], len(known))
print([length(n) for n in range(1, 12)])
