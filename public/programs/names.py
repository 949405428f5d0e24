count: int = 0


def again():
    global count, spare
    count = count + 1
    spare = count
    del spare


def forget():
    note = "free"

    def later():
        nonlocal note
        del note

    class Inside:
        seen = note

    later()
    return Inside.seen


def drop(item):
    del item


again()
drop(1)
print(count, forget())
del count


class Holder:
    pass


holder = Holder()
holder.value = 1
del holder.value
