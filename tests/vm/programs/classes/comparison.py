# Rich comparison, its reflected forms, hashing, and sorting by it.
class Version:
    def __init__(self, text):
        self.parts = tuple(int(part) for part in text.split("."))

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        return self < other or self == other

    def __hash__(self):
        return hash(self.parts)

    def __str__(self):
        return ".".join(map(str, self.parts))


one, two, same = Version("3.9"), Version("3.10.1"), Version("3.9")
print(one < two, one > two, one <= same, one >= same, one == same, one != same, one == "3.9", one != "3.9")
print(*sorted([two, one, Version("2.7")], reverse=True), max(one, two), {one: "a", same: "b"}[Version("3.9")])
print(len({one, two, same}), same in [two, one], [two, one].index(same))
try:
    one < "3.10"
except TypeError as error:
    print(error)


class OnlyEqual:
    def __eq__(self, other):
        return True


print(OnlyEqual() == 5, 5 == OnlyEqual(), OnlyEqual() != 5, OnlyEqual.__hash__)
try:
    {OnlyEqual()}
except TypeError as error:
    print(str(error).split("(")[0])


class Chatty:
    def __init__(self, name):
        self.name = name

    def __gt__(self, other):
        print(self.name, ">", getattr(other, "name", other))
        return True

    def __lt__(self, other):
        print(self.name, "<", getattr(other, "name", other))
        return NotImplemented


class Louder(Chatty):
    pass


print(Chatty("a") < Chatty("b"), Chatty("c") < Louder("d"), 1 < Chatty("e"))
