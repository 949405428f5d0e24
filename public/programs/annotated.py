from __future__ import annotations

limit: int = 3
name: str
print(limit, __annotations__)
