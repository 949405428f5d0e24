# One sequence in six ways.
def by_recursion(n):
    return n if n < 2 else by_recursion(n - 1) + by_recursion(n - 2)


def by_loop(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def by_list(n):
    terms = [0, 1]
    while len(terms) <= n:
        terms.append(terms[-1] + terms[-2])
    return terms[n]


def by_memo(n, memo={0: 0, 1: 1}):
    if n not in memo:
        memo[n] = by_memo(n - 1) + by_memo(n - 2)
    return memo[n]


def by_generator(n):
    def terms():
        a, b = 0, 1
        while True:
            yield a
            a, b = b, a + b

    for index, term in enumerate(terms()):
        if index == n:
            return term


def by_doubling(n):
    def pair(n):
        if n == 0:
            return 0, 1
        a, b = pair(n >> 1)
        c = a * (2 * b - a)
        d = a * a + b * b
        return (d, c + d) if n & 1 else (c, d)

    return pair(n)[0]


for way in by_recursion, by_loop, by_list, by_memo, by_generator, by_doubling:
    print(way.__name__, [way(n) for n in (0, 1, 2, 7)])
print(by_doubling(200), by_memo(60))
