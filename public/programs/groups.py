# python: 3.11+
def several():
    raise ExceptionGroup("several", [ValueError("v"), KeyError("k")])


try:
    several()
except* ValueError as group:
    print("values:", len(group.exceptions))
except* KeyError as group:
    print("keys:", len(group.exceptions))
