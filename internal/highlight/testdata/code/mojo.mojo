# sums
struct Pair:
    var first: Int
    fn __init__(out self, first: Int):
        self.first = first
    @alwaysinline
    def total(self, n: Int = 3) raises -> Int:
        """Adds."""
        alias k = 0x10
        return self.first + n * k if n > 1.5 else len("x")
