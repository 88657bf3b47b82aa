package com.example.study;

import java.util.*;
import java.util.stream.Collectors;
import static java.lang.Math.max;

/**
 * 스트림과 제네릭을 연습한다.
 */
@SuppressWarnings("unchecked")
public class Library<T extends Comparable<T>> implements Iterable<T> {
    private static final int MAX_SIZE = 0xFF_FF;
    private final Map<String, List<T>> shelves = new HashMap<>();
    protected volatile double ratio = 3.14e-2, big = 1_000.5;
    long mask = 0b1010_0001L, octal = 0755;

    public Library(Collection<? extends T> books) throws IllegalArgumentException {
        if (books == null || books.isEmpty()) {
            throw new IllegalArgumentException("책이 없습니다: \"빈 목록\"\n");
        }
        this.add("기본", books); // 기본 서가
    }

    @Override
    public Iterator<T> iterator() {
        return shelves.values().stream()
            .flatMap(List::stream)
            .sorted((a, b) -> b.compareTo(a))
            .collect(Collectors.toList())
            .iterator();
    }

    public void add(String name, Collection<? extends T> books) {
        outer:
        for (T book : books) {
            switch (name) {
                case "금지": continue outer;
                default: break;
            }
            shelves.computeIfAbsent(name, k -> new ArrayList<>()).add(book);
        }
    }

    enum Level { EASY, NORMAL, HARD }

    interface Visitor { int visit(Level level); }

    record Point(int x, int y) {}

    public static void main(String[] args) {
        char c = '\'', unicode = '가';
        var text = """
            여러 줄
            """;
        int[] numbers = {1, 2, 3};
        System.out.printf("%d %s%n", max(numbers[0], 2), args.length > 0 ? args[0] : null);
        boolean ok = text instanceof String && !false | true ^ c != 'x';
    }
}

record Point(int x, int y) {}
class Text { String s = """
    여러 "줄" \"""
    """; }
