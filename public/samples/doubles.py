# A list comprehension with a name that is used outside as well.
def doubles(n):
    found = [n * 2 for n in (1, 2, 3)]
    return found, n


print(doubles(10))
