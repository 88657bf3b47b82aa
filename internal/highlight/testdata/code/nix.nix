# a package
{ lib, stdenv, fetchurl ? null, ... }@args:
with lib;
let
  version = "1.${toString 2}";
  /* notes
     here */
  src = ./src/main.c;
  mirror = https://example.org/pub/a-1.2.tar.gz;
in rec {
  inherit version;
  name = "daily-${version}\n";
  enable = true && !false || (if args ? x then 1 else 20) != 3;
  script = ''
    echo ''${HOME} $$ ${src}
    ''\t '''quoted'''
  '';
  all = map (x: x + 1) [ 1 2 <nixpkgs> ~/notes/today ] ++ [ ];
  path = assert version == "1.2"; builtins.baseNameOf src // { a = null; };
}
