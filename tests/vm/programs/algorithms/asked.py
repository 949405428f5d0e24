# Which pairs sorted() and list.sort ask about, in which order: runs, insertions, merges.
class Item:
    asked = []

    def __init__(self, key, place):
        self.key, self.place = key, place

    def __lt__(self, other):
        self.asked.append((self.place, other.place))
        return self.key < other.key


def ask(keys, **how):
    Item.asked.clear()
    result = sorted([Item(key, place) for place, key in enumerate(keys)], **how)
    print([item.place for item in result], len(Item.asked), Item.asked[:6])


ask([3, 1, 2])
ask([1, 1, 1, 0, 0, 5])
ask([5, 4, 4, 3, 9, 1])
ask("stable", reverse=True)
ask([n * 7 % 11 for n in range(11)])
ask([n // 20 if n < 40 else 70 - n for n in range(70)])
items = [Item(-n % 5, n) for n in range(6)]
items.sort(key=lambda item: -item.key)
print([item.place for item in items], [n for n in sorted([3, 1, 2], key=lambda n: print("key of", n) or n)])


class Odd(int):
    def __gt__(self, other):
        return int(self) % 2 > int(other) % 2


print(max(map(Odd, (4, 2, 5, 3))), min([Odd(3), Odd(2)]), sorted([Odd(3), Odd(2)]))
