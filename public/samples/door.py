# A with statement closes the door, whatever happens inside.
class Door:
    def __enter__(self):
        print("open")

    def __exit__(self, kind, error, traceback):
        print("close")
        return kind is KeyError


with Door():
    print("inside")
    raise KeyError("lost")
print("after")
