#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""오늘 공부한 것: 데코레이터와 제너레이터."""
from __future__ import annotations

import asyncio, os.path
from dataclasses import dataclass, field
from typing import Generic, Iterator, TypeVar

T = TypeVar("T")
MAX_SIZE = 0xFF + 0b1010 + 1_000_000 - 3.14e-2 + 2j


@dataclass(frozen=True)
class 학생(Generic[T]):
    '''학생 한 명의 "기록"입니다.'''
    name: str
    scores: list[int] = field(default_factory=list)

    @property
    def average(self) -> float:
        if not self.scores:
            raise ValueError(f"{self.name!r}의 점수가 없습니다: {len(self.scores):>3}개")
        return sum(self.scores) / len(self.scores)

    @staticmethod
    def parse(line: str, *args, **kwargs) -> "학생":
        name, *rest = line.split(",")
        return 학생(name, [int(x) for x in rest if x.strip() != ""])


def fibonacci(n: int) -> Iterator[int]:
    """피보나치 수열.

    >>> list(fibonacci(5))
    [0, 1, 1, 2, 3]
    """
    a, b = 0, 1
    while n > 0 and a is not None:
        yield a
        a, b = b, a + b
        n -= 1  # 하나 줄인다


async def fetch(url, timeout=10):
    async with session.get(url) as response:
        return await response.json()

try:
    path = os.path.join(r"C:\temp\새 폴더", 'it\'s\n')
    data = b"\x00\xff" if True else None
    match = {"key": [1, 2, 3], 'nested': {"a": lambda x: x ** 2}}
    print("값: %d, %s" % (len(match), path), end="\t", file=None)
except (KeyError, IndexError) as e:
    print(f'오류: {e!s:>{MAX_SIZE}} {{not}} {match["key"]}')
else:
    del data
finally:
    asyncio.run(fetch(url="https://example.com/?q=파이썬&n=1"))

x = [i for i in range(10) if i % 2 == 0 or i << 2 > 3][::-1]
model.fit(X_train, y_train, epochs=10, batch_size=32, verbose=False)
assert x @ x.T != ..., "행렬 곱"
global_names = [n for n in dir() if n not in ('__builtins__',)]
if (m := re.match(r'(\d+)-(?P<일>\d+)', text)) is not None: pass
empty = "" + '' + """세 줄 "인용" 문자열
두 번째 줄 \
""" + '''끝'''


def doc():
    """예제

    >>> doc()[0]
    ...
    'a'

    끝
    """
    match command:
        case [1, *_] if x:
            return t"{x!r:>10} \n" + rb'\x00' + Rf"{x}\d"
        case _:
            raise PermissionError from None
    ...
    return anext(Point (1)), eval("1"), match(3)
