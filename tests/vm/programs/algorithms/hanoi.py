# The towers of Hanoi, moved and drawn.
pegs = {"A": [3, 2, 1], "B": [], "C": []}
moves = 0


def move(count, source, target, spare):
    global moves
    if count == 0:
        return
    move(count - 1, source, spare, target)
    pegs[target].append(pegs[source].pop())
    moves += 1
    print(f"{moves}: {source} -> {target}", pegs)
    move(count - 1, spare, target, source)


move(3, "A", "C", "B")
assert moves == 2**3 - 1, moves
print(moves, "moves")
