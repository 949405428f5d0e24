# assert, with and without a message; the program ends with one that does not hold.
def average(numbers):
    assert numbers, "no numbers"
    assert all(isinstance(n, (int, float)) for n in numbers)
    return sum(numbers) / len(numbers)


print(average([1, 2, 3]))
for wrong in ([], ["1"]):
    try:
        average(wrong)
    except AssertionError as error:
        print("assertion failed:", repr(str(error)), error.args)
assert (lambda: True)(), 1 / 0
if __debug__:
    print("debugging")
checked = []


def message():
    checked.append("asked")
    return {"got": 5}


assert 5 > 3, message()
try:
    assert 3 > 5, message()
except AssertionError as error:
    print(error, checked, error.args[0]["got"])
assert not checked, f"{len(checked)} message(s) were made"
