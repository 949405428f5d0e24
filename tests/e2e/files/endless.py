"""Never ends: a recording stops at its limit."""
turns = 0
while True:
    turns += 1
