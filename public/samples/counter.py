"""A closure: each counter keeps a count of its own."""


def make_counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


tickets = make_counter()
guests = make_counter(100)
tickets()
print(tickets(), guests(by=5))
print(tickets(), guests())
