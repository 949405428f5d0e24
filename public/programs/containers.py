first = [1, 2]
more = {"x": 1}
print((*first, 3), [*first, 3], {*first, 3})
print({**more, "y": 2}, {"x": first, "y": more})
print({n for n in first}, {n: n * n for n in first})

head, *tail = [1, 2, 3, 4]
print(head, tail, tail[1:], tail[0:3:2])
*front, last = tail
print(front, last)
tail[1:] = [9]
del tail[0]
tail[0] += 1
print(tail, 9 in tail)

start = 0
stop = 2
print(first[start:stop], first[start:stop:1])
first[start:stop] = [8]
print(first)
