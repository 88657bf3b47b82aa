import 'dart:async';
import 'package:flutter/material.dart' as m show Widget;

/// 화면
class HomePage extends StatefulWidget {
  const HomePage({super.key, required this.title});
  final String title;

  @override
  State<HomePage> createState() => _HomePageState();
}

abstract class Shape { double get area; }

mixin Walker on Animal {
  void walk() => print('걷는다 $name ${name.length + 1}\n');
}

enum Color { red, green }

class Stack<T> implements Iterable<T> {
  List<T> _items = <T>[];
  static int count = 0xFF;
  factory Stack.of(Iterable<T> it) => Stack()..addAll(it);
  T? operator [](int i) => i < _items.length ? _items[i] : null;
}

Future<void> main(List<String> args) async {
  var text = "한글 \"인용\"", raw = r'날것 $x';
  final map = {'a': 1, 'b': 2.5e3};
  late int total;
  for (final x in [1, 2, 3].where((e) => e.isOdd)) total += x;
  try {
    await Future.delayed(Duration(seconds: 1));
    if (text is String && text != null) throw FormatException('x');
  } on FormatException catch (e) { rethrow; } finally {}
  switch (args.length) { case 0: break; default: continue; }
  // 주석
  /* 여러 줄 */
  assert(true);
}

sealed class Shape {}
base class Circle extends Shape { final double r; Circle(this.r); }
interface class Named { String get name; }
(int, String) pair(Record r) => switch (r) { (int a, _) when a > 1 => (a, 'x'), _ => (0, '') };
