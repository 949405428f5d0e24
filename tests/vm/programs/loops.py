# Loops with else, break and continue, one inside the other.
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, "is prime")
count = 0
while count < 5:
    count += 1
    if count == 2:
        continue
    if count == 4:
        break
else:
    print("never")
while count:
    count -= 1
else:
    print("counted down")
for i, (a, b) in enumerate(zip("abc", [1, 2, 3]), 1):
    print(i, a, b)
total = 0
for row in [[1, 2], [3, 4]]:
    for cell in row:
        total += cell
print(total, list(reversed([1, 2, 3])), list(map(str, [1, 2])), list(filter(None, [0, 1, "", 2])))
