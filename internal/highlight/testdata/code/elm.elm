module Main exposing (main, view)
{- a counter {- nested -} -}
import Html exposing (Html, div, text)
-- the model
type Msg = Increment | Set Int
update : Msg -> Int -> Int
update msg model =
    case msg of
        Increment -> model + 1 |> max 0x10
        Set n -> if n /= 2.5e3 then n else 1_000
view _ = div [] [ text ("n \"is\" " ++ String.fromChar '\n'), text """long
 text""" ]
