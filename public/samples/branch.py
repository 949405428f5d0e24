# Adds up the even and the odd numbers: a loop with a branch in it.
even = 0
odd = 0
for number in [3, 8, 5, 2, 7]:
    if number % 2 == 0:
        even += number
    else:
        odd += number
print("even", even, "odd", odd)
