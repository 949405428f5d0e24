# Counts of letters, words and lines of a text; a table and a bar chart.
text = """It was the best of times, it was the worst of times,
it was the age of wisdom... it was the age of foolishness!"""


def words(text):
    word = ""
    for ch in text + " ":
        if ch.isalpha():
            word += ch.lower()
        elif word:
            yield word
            word = ""


counts = {}
for word in words(text):
    counts[word] = counts.get(word, 0) + 1
top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:6]
print(len(text), "characters,", len(text.split()), "words,", text.count("\n") + 1, "lines")
print("word".ljust(10) + "count".rjust(6))
for word, count in top:
    print(f"{word:.<10}{count:.>6} {'#' * count}")
lengths = [len(word) for word in words(text)]
mean = sum(lengths) / len(lengths)
deviation = (sum((n - mean) ** 2 for n in lengths) / len(lengths)) ** 0.5
print(f"mean {mean:.3f}, deviation {deviation:.3f}, median {sorted(lengths)[len(lengths) // 2]}")
vowels = {v: sum(1 for ch in text.lower() if ch == v) for v in "aeiou"}
print(vowels, max(vowels, key=vowels.get), " ".join(w.capitalize() for w in text.split()[:5]))
