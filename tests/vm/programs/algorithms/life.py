# The game of life on a small torus.
from_text = lambda text: [[cell == "#" for cell in line] for line in text.split()]


def show(grid):
    return "\n".join("".join("#" if cell else "." for cell in row) for row in grid)


def step(grid):
    height, width = len(grid), len(grid[0])

    def neighbours(y, x):
        return sum(
            grid[(y + dy) % height][(x + dx) % width]
            for dy in (-1, 0, 1)
            for dx in (-1, 0, 1)
            if (dy, dx) != (0, 0)
        )

    return [[neighbours(y, x) in ((2, 3) if grid[y][x] else (3,)) for x in range(width)] for y in range(height)]


grid = from_text("..... ..#.. ..#.. ..#.. .....")
for generation in range(2):
    print(generation, sum(map(sum, grid)))
    print(show(grid))
    grid = step(grid)
