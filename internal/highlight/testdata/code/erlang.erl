%% a counter
-module(counter).
-export([start/0, loop/1]).
-define(LIMIT, 16#ff).
-record(state, {count = 0, name = 'no name'}).

start() -> spawn(?MODULE, loop, [#state{}]).

loop(#state{count = N} = S) when N < ?LIMIT, is_integer(N) ->
    receive
        {add, K} -> loop(S#state{count = N + K * 2});
        stop -> io:format("done ~p~n at \"~s\"~10.2f", [N, 3.25]), ok;
        <<A:8, _/binary>> when A =:= $a orelse A == $\n -> lists:reverse([A | "x\x"])
    after 1000 ->
        case N rem 2 of 0 -> even; _Other -> odd end
    end.
