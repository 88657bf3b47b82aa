#!/usr/bin/env bash
# 백업을 만든다: backup.sh [-n] 폴더...
set -euo pipefail
IFS=$'\n\t'

readonly BACKUP_DIR="${HOME}/백업/$(date +%Y-%m-%d)"
declare -A count=([a]=1 [b]=2)
dry_run=false

usage() {
  cat <<EOF
사용법: $0 [-n] 폴더...
  홈: $HOME, 오늘: $(date)
EOF
}

while getopts "nh" opt; do
  case "$opt" in
    n) dry_run=true ;;
    h|help) usage; exit 0 ;;
    *) echo "모르는 옵션: -$OPTARG" >&2; exit 1 ;;
  esac
done
shift $((OPTIND - 1))

function backup() {
  local source=$1 name
  name="$(basename "$source" .git)"
  if [[ ! -d "$source" && $# -gt 0 ]]; then
    return 1
  elif [ "$dry_run" = true ]; then
    echo "tar czf ${BACKUP_DIR}/${name:-이름없음}.tar.gz '$source'"
  else
    mkdir -p "$BACKUP_DIR" && tar czf "$BACKUP_DIR/$name.tar.gz" "$source" || exit $?
  fi
  (( count[$name]++ ))
}

for dir in "$@"; do
  backup "$dir" | tee -a log.txt > /dev/null 2>&1 &
done
wait

find . -name '*.log' -mtime +7 -exec rm -f {} \;
grep -rn "TODO" --include=*.py src/ | awk '{print $1}' | sort | uniq -c | sort -rn | head -5
sed -i 's/foo/bar/g; s#/usr#/opt#' config.ini
curl -fsSL https://example.com/install.sh | sudo bash -s -- --yes
export PATH=$PATH:/usr/local/bin EDITOR=vim
echo "끝: ${#count[@]}개, 값 ${count[@]}, `uname -a`" <<< "입력"
