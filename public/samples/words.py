"""Counts words: a dict, methods of str, and an f-string."""
text = "The cat saw the dog and the dog saw the cat"

counts = {}
for word in text.lower().split():
    counts[word] = counts.get(word, 0) + 1

for word, count in counts.items():
    if count > 1:
        print(f"{word:>5} {count}")
print(f"{len(counts)} different words, {sum(counts.values())} in all")
