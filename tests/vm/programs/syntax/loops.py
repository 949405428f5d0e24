# Loops: for, while, else, break, continue, nested, over what changes; names that stay.
for i in range(3):
    for j in range(3):
        if j == i:
            continue
        if j > 1:
            break
        print(i, j, end="; ")
    else:
        print("whole row", i, end="; ")
print(i, j)
n = 0
while True:
    n += 1
    if n % 2:
        continue
    if n > 6:
        break
else:
    print("never")
while n:
    n -= 3
    if n < 0:
        break
else:
    print("reached zero")
print(n)
for x in []:
    pass
else:
    print("empty loop's else")
for a, (b, *c) in [(1, (2, 3, 4)), (5, "six")]:
    print(a, b, c)
items = [1, 2, 3]
for item in items:
    if len(items) < 6:
        items.append(item * 10)
print(items)
for items[0] in range(3):
    pass
print(items)
d = {}
for d["key"] in "abc":
    print(d, end=" ")
for ch in "":
    print(ch)
total = 0
for i in range(10, 0, -3):
    total += i
print(total, [i for i in range(3)], i)


def first(rows, test):
    for row in rows:
        for cell in row:
            if test(cell):
                return cell


print(first([[1, 3], [4, 5]], lambda c: c % 2 == 0), first([], bool))
while n < 2:
    n += 1
print(n)
