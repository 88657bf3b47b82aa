A counter, explained.

> module Counter where
> next :: Int -> Int
> next n = n + 1 -- one more

More text.
> last' = "x"
