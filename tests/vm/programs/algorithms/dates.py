# Leap years, days of the week, Easter, a calendar.
def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days(year, month):
    return 29 if month == 2 and leap(year) else [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


def weekday(year, month, day):
    t = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
    if month < 3:
        year -= 1
    return (year + year // 4 - year // 100 + year // 400 + t[month - 1] + day) % 7


def easter(year):
    a, b, c = year % 19, *divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return f"{year}-{month:02}-{day + 1:02}"


def calendar(year, month):
    print("Mo Tu We Th Fr Sa Su")
    cells = ["  "] * ((weekday(year, month, 1) + 6) % 7) + [f"{day:2}" for day in range(1, days(year, month) + 1)]
    for start in range(0, len(cells), 7):
        print(*cells[start : start + 7])


print([year for year in (1900, 2000, 2023, 2024) if leap(year)])
print(easter(2024), easter(2025), "Sun Mon Tue Wed Thu Fri Sat".split()[weekday(2024, 2, 29)])
calendar(2024, 2)
