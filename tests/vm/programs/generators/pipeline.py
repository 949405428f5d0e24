# Generators as a pipeline: each line goes through all of it before the next one is read.
log = """\
GET /index 200 120
GET /missing 404 0
POST /form 200 75

GET /big 200 9000
bad line
GET /big 500 0"""


def read(text):
    for number, line in enumerate(text.splitlines(), 1):
        print("read", number)
        yield number, line


def parse(lines):
    for number, line in lines:
        try:
            method, path, status, size = line.split()
        except ValueError:
            if line:
                print("cannot parse line", number)
            continue
        yield {"method": method, "path": path, "status": int(status), "size": int(size)}


def only(records, **wanted):
    return (r for r in records if all(r[k] == v for k, v in wanted.items()))


def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


good = only(parse(read(log)), status=200)
for batch in batches(good, 2):
    print([r["path"] for r in batch], sum(r["size"] for r in batch))
print(list(batches(range(7), 3)), list(batches([], 2)))
