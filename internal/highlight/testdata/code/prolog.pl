% ancestors
:- module(family, [ancestor/2]).
parent(kim, 'Lee Jr').
parent("text", X) :- X = [H|_Tail], H \= 3.
/* a comment
 * of lines */
ancestor(X, Y) :- parent(X, Y).
ancestor(X, Z) :- parent(X, Y), ancestor(Y, Z), !.
size(N, M) :- M is N * 2 + 1.5, N =< 10 ; not(N >= 3).
greeting --> [hello], name.
