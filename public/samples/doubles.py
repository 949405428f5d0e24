# A list comprehension, and the name that it has in common with its surroundings.
def doubles(n):
    found = [n * 2 for n in (1, 2, 3)]
    return found, n


print(doubles(10))
