# finally and loops: break, continue and return pass through it on their way out.
def search(rows, wanted):
    visited = []
    try:
        for y, row in enumerate(rows):
            try:
                for x, cell in enumerate(row):
                    if cell is None:
                        break
                    if cell == wanted:
                        return x, y, visited
                    if cell < 0:
                        raise ValueError(f"{cell} at {x},{y}")
                else:
                    continue
                visited.append("hole")
            finally:
                visited.append(y)
    except ValueError as error:
        return str(error), visited
    finally:
        visited.append("done")
    return None, visited


print(search([[1, 2], [3, 4]], 4))
print(search([[1, None, 2], [3]], 3))
print(search([[1, None, 2], [-3]], 3))
print(search([[1]], 9))


def retry(times):
    for attempt in range(times):
        try:
            result = 10 // (attempt - 1 if attempt < 2 else attempt)
        except ZeroDivisionError:
            print("again", attempt)
            continue
        else:
            if result < 0:
                continue
            return attempt, result
        finally:
            print("tried", attempt)
    raise RuntimeError("gave up")


print(retry(5))
try:
    retry(1)
except RuntimeError as error:
    print(error)
while True:
    try:
        break
    finally:
        print("left")
