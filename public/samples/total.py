# A function that calls itself: each call has its own names.
def total(numbers):
    if not numbers:
        return 0
    first = numbers[0]
    return first + total(numbers[1:])


print(total([5, 2, 1]))
