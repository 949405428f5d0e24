# A queue, a bank and a game of life: small textbook programs.
class Queue:
    def __init__(self):
        self.items = []

    def put(self, x):
        self.items.append(x)
        return self

    def get(self):
        if not self.items:
            raise IndexError("queue is empty")
        return self.items.pop(0)


q = Queue().put(1).put("two")
print(q.get(), q.get())
try:
    q.get()
except IndexError as e:
    print("error:", e)


def life(cells):
    def neighbours(x, y):
        return sum((x + dx, y + dy) in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)

    spots = {(x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    return {s for s in spots if neighbours(*s) == 3 or (s in cells and neighbours(*s) == 2)}


glider = {(1, 0), (2, 1)}
print(sorted(life(glider | {(0, 1)})))


def primes(limit):
    sieve = [True] * (limit + 1)
    sieve[0:2] = [False, False]
    for i in range(2, int(limit**0.5) + 1):
        if sieve[i]:
            for j in range(i * i, limit + 1, i):
                sieve[j] = False
    return [i for i, p in enumerate(sieve) if p]


print(primes(30))


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(48, 36), [gcd(i, 12) for i in range(1, 7)])
