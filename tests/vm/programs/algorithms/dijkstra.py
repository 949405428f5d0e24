# The cheapest way between towns.
roads = [("Aby", "Boda", 7), ("Aby", "Cirk", 3), ("Cirk", "Boda", 1), ("Boda", "Dal", 2), ("Cirk", "Dal", 8)]
towns = {}
for one, other, cost in roads:
    towns.setdefault(one, {})[other] = cost
    towns.setdefault(other, {})[one] = cost


def cheapest(start):
    costs = {town: float("inf") for town in towns}
    costs[start] = 0
    came, waiting = {}, set(towns)
    while waiting:
        town = min(sorted(waiting), key=costs.get)
        waiting.remove(town)
        for neighbour, cost in towns[town].items():
            total = costs[town] + cost
            if total < costs[neighbour]:
                costs[neighbour], came[neighbour] = total, town
    return costs, came


def way(came, to):
    return way(came, came[to]) + [to] if to in came else [to]


costs, came = cheapest("Aby")
for town, cost in costs.items():
    print(f"{town:<6}{cost:>3} {' - '.join(way(came, town))}")
