# A class that behaves as a container: items, slices, deletion, contains, length, truth, call.
class Grid:
    def __init__(self, width, height, fill="."):
        self.width = width
        self.rows = [[fill] * width for _ in range(height)]

    def __getitem__(self, key):
        if isinstance(key, tuple):
            x, y = key
            if isinstance(y, slice):
                return [row[x] for row in self.rows[y]]
            return self.rows[y][x]
        if isinstance(key, slice):
            return "".join("".join(row) for row in self.rows)[key]
        return self.rows[key]

    def __setitem__(self, key, value):
        x, y = key
        if y is ...:
            for row in self.rows:
                row[x] = value
        else:
            self.rows[y][x] = value

    def __delitem__(self, y):
        del self.rows[y]

    def __contains__(self, value):
        return any(value in row for row in self.rows)

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        return ("".join(row) for row in self.rows)

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __call__(self, *args, **kwargs):
        return args, kwargs


grid = Grid(3, 3)
grid[1, 1] = "x"
grid[2, ...] = "|"
print(grid[1, 1], grid[2, 0:2], grid[1:5:2], grid[0], "x" in grid, "y" not in grid, len(grid), list(grid))
del grid[1]
print(list(reversed(grid)), len(grid), bool(grid), grid(1, 2, z=3))
del grid[0], grid[0]
print(bool(grid), list(grid))
grid[0] if grid else print("empty")


class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


d = Default(a=1)
print(d["a"], d["b"], d, d.get("c"), "c" in d)


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(Old()), 20 in Old(), 5 in Old(), *Old())
a, b, c = Old()
print(a, b, c)
