# Recursion, and running into its limit's exception by hand.
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def flatten(x):
    out = []
    for item in x:
        if isinstance(item, list):
            out.extend(flatten(item))
        else:
            out.append(item)
    return out


memo = {}


def fib(n):
    if n in memo:
        return memo[n]
    memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]


print(fact(25), hanoi(4, "a", "b", "c"), flatten([1, [2, [3, []]], 4]), fib(30))
