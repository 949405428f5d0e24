# A binary heap in a list, and a queue with priorities made of it.
class Heap:
    def __init__(self, items=()):
        self._items = []
        for item in items:
            self.push(item)

    def __len__(self):
        return len(self._items)

    def push(self, item):
        heap = self._items
        heap.append(item)
        child = len(heap) - 1
        while child and heap[child] < heap[(child - 1) // 2]:
            parent = (child - 1) // 2
            heap[child], heap[parent] = heap[parent], heap[child]
            child = parent

    def pop(self):
        heap = self._items
        top, last = heap[0], heap.pop()
        if heap:
            heap[0] = last
            parent = 0
            while 2 * parent + 1 < len(heap):
                child = 2 * parent + 1
                if child + 1 < len(heap) and heap[child + 1] < heap[child]:
                    child += 1
                if heap[parent] <= heap[child]:
                    break
                heap[parent], heap[child] = heap[child], heap[parent]
                parent = child
        return top


heap = Heap([5, 3, 8, 1, 9, 2])
print([heap.pop() for _ in range(len(heap))], len(heap))
tasks = Heap()
for priority, task in [(2, "write"), (1, "think"), (3, "rest"), (1, "read")]:
    tasks.push((priority, task))
while tasks:
    print(*tasks.pop())
