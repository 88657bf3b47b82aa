// a shape
module Shapes =
    open System.IO
    (* all of
       them *)
    type Shape =
        | Circle of radius: float
        | Square of int

    let area ``the shape`` =
        match ``the shape`` with
        | Circle r -> 3.14e0 * r ** 2.0
        | Square n -> float (n * n)

    let rec sum xs = List.fold (fun a b -> a + b) 0 xs
    let mutable flag = false
    let mask = 0xFF ||| 0b101 <<< 2
    let text = sprintf "%d\tof %s\n" 3 "x"
    [1 .. 10] |> List.map (fun x -> x % 3) |> sum |> printfn "%d"
    async { let! a = work () in return! a } |> ignore
