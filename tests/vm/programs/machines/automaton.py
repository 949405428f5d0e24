# Rule 110, a random walk, the sandpile: small simulations.
def rule(number):
    return {(a, b, c): number >> (a * 4 + b * 2 + c) & 1 for a in (0, 1) for b in (0, 1) for c in (0, 1)}


def evolve(cells, rules):
    padded = [0, *cells, 0]
    return [rules[tuple(padded[i : i + 3])] for i in range(len(cells))]


cells = [0] * 10 + [1]
for _ in range(5):
    print("".join(" #"[cell] for cell in cells))
    cells = evolve(cells, rule(110))


def random(seed):
    while True:
        seed = seed * 16807 % 2147483647
        yield seed


x = y = 0
for n in (r % 4 for r, _ in zip(random(7), range(12))):
    x, y = [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)][n]
print(x, y)


def topple(pile):
    while any(grains > 3 for row in pile for grains in row):
        for i, row in enumerate(pile):
            for j, grains in enumerate(row):
                if grains > 3:
                    row[j] -= 4
                    for a, b in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):
                        if 0 <= a < len(pile) and 0 <= b < len(row):
                            pile[a][b] += 1
    return pile


print(topple([[0, 0, 0], [0, 9, 0], [0, 0, 0]]))
