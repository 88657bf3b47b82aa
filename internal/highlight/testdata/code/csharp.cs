using System;
using System.Collections.Generic;
using static System.Math;

#region 모델
namespace Study.Day3
{
    /// <summary>학생</summary>
    [Serializable]
    public sealed class Student<T> : Person, IComparable<T> where T : struct
    {
        private const int Max = 0xFF;
        public string Name { get; set; } = "이름 \"없음\"\n";
        public event EventHandler? Changed;
        private readonly Dictionary<string, List<int>> scores = new();

        public Student(string name) : base(name) => Name = name ?? throw new ArgumentNullException(nameof(name));

        public async Task<double> AverageAsync(params int[] extra)
        {
            await Task.Delay(100);
            var query = from s in scores where s.Value.Count > 0 orderby s.Key descending select s.Value;
            foreach (var (key, value) in scores) { if (key is null) continue; }
            return query.Sum(x => x.Count) / 2.5e+3f + 1.0m;
        }

        public override string ToString() => $"이름: {Name,10} {scores["a"]:F2} {{x}}" + @"C:\경로 ""인용""";
    }
    public interface IShape { double Area(); }
    public enum Color { Red = 1, Green }
    public record Point(int X, int Y);
}
#endregion

class Program
{
    static void Main(string[] args)
    {
        char c = '\'', d = '가';
        int? n = args.Length > 0 ? 1 : null;
        lock (typeof(Program)) { n += 1; }
        try { checked { n *= 2; } } catch (Exception e) when (e.Message != "") { throw; } finally { }
        switch (n) { case 1: goto default; default: break; }
        // 주석
        /* 여러 줄 */
        Console.WriteLine("{0}", n ?? -1);
    }
}
#nullable enable
public record 사람(string 이름, nint Age) { init { } }
var n = 1_000.5e10m + 0b1010 + 0xFF_FF; if (n is not null and > 1 or < 0 when with) { }
