# Primes by trial, by sieve, and by a generator that never ends.
def is_prime(n):
    if n < 2:
        return False
    for divisor in range(2, int(n**0.5) + 1):
        if n % divisor == 0:
            return False
    else:
        return True


def sieve(limit):
    marks = bytearray([1]) * (limit + 1)
    marks[0] = marks[1] = 0
    n = 2
    while n * n <= limit:
        if marks[n]:
            marks[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
        n += 1
    return [n for n, mark in enumerate(marks) if mark]


def endless():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


def factors(n):
    divisor, parts = 2, {}
    while n > 1:
        while n % divisor == 0:
            parts[divisor] = parts.get(divisor, 0) + 1
            n //= divisor
        divisor += 1
    return parts


print([n for n in range(20) if is_prime(n)])
print(sieve(40))
gen = endless()
print([next(gen) for _ in range(6)])
for n in (12, 97, 360):
    print(n, "=", " * ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in factors(n).items()))
