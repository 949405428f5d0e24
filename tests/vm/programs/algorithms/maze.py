# A way out of a maze, found by going back where it does not go on.
maze = [list(row) for row in """\
#######
#s#...#
#.#.#.#
#...#e#
#######""".split("\n")]


def find(mark):
    for y, row in enumerate(maze):
        if mark in row:
            return y, row.index(mark)
    raise LookupError(mark)


def walk(y, x):
    if maze[y][x] == "e":
        return True
    if maze[y][x] not in ".s":
        return False
    maze[y][x] = "o"
    for dy, dx in (0, 1), (1, 0), (0, -1), (-1, 0):
        if walk(y + dy, x + dx):
            return True
    maze[y][x] = ","
    return False


print(find("s"), find("e"), walk(*find("s")))
print("\n".join(map("".join, maze)))
try:
    find("s")
except LookupError as error:
    print("gone:", error.args)
