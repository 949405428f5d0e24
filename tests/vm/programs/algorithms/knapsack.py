# Dynamic programming: change for coins, a knapsack, the longest common part, edit distance.
def ways(amount, coins):
    table = [1] + [0] * amount
    for coin in coins:
        for total in range(coin, amount + 1):
            table[total] += table[total - coin]
    return table[amount]


def knapsack(items, room):
    best = {0: (0, [])}
    for name, weight, value in items:
        for used, (worth, names) in list(best.items()):
            if used + weight <= room and worth + value > best.get(used + weight, (-1,))[0]:
                best[used + weight] = (worth + value, names + [name])
    return max(best.values())


def common(a, b):
    if not a or not b:
        return ""
    if a[0] == b[0]:
        return a[0] + common(a[1:], b[1:])
    return max(common(a[1:], b), common(a, b[1:]), key=len)


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


print(ways(10, [1, 2, 5]))
print(knapsack([("map", 1, 3), ("tent", 4, 6), ("pan", 2, 4), ("rope", 3, 1)], 6))
print(repr(common("stone", "tones")), distance("kitten", "sitting"), distance("", "abc"))
