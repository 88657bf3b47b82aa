(* A tree (* and a nested comment *) *)
open Printf

module Tree = struct
  type 'a t = Leaf | Node of 'a t * 'a * 'a t [@@deriving show]
  exception Missing of string

  let rec insert ~cmp ?(depth = 0) x = function
    | Leaf -> Node (Leaf, x, Leaf)
    | Node (l, y, r) when cmp x y < 0 -> Node (insert ~cmp x l, y, r)
    | t -> t
end

let masks = [| 0xff; 0o17; 0b1010; 1_000 |]
let pi = 3.14e+0 and newline = '\n' and dot = '.' and tab = '\x09'
let () =
  let t : int Tree.t = Tree.insert ~cmp:compare 3 Tree.Leaf in
  match t with
  | Tree.Leaf -> raise (Tree.Missing "none\n")
  | Tree.Node (_, v, _) -> printf "%d is %s\065" (v lsl 2) (if true then "big" else `Small)
