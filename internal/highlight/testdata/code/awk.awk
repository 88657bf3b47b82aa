# sums a column
BEGIN { FS = "\t"; total = 0.5 }
/^#/ { next }
$3 ~ /[a-z]+\.(md|txt)$/ && NF > 2 {
  count[$1] += length($0)
  total += $2 * 2 ^ 3
}
function max(a, b) { return a > b ? a : b }
END {
  for (name in count) printf "%s %d\n", name, count[name]
  print max(total, 10) > "/dev/stderr"; exit
}
