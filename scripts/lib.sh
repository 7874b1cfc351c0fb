# Shared by the scripts here; sourced, not run. Leaves the shell in the repository's root.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }
die() {
  say "$(basename "$0"): $*"
  exit 1
}

# quietly WHAT COMMAND...: runs COMMAND, and shows what it printed only if it fails.
quietly() {
  local what=$1 log
  shift
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    rm -f "$log"
  else
    cat "$log" >&2
    rm -f "$log"
    die "$what failed (the output is above): $*"
  fi
}

# build PRESET [TARGET...]: configures once, then builds; says a line only when there is work.
build() {
  local preset=$1 dir=build/$1
  shift
  if [[ ! -f $dir/build.ninja ]]; then
    say "configuring $dir"
    quietly "configuring $preset" cmake --preset "$preset"
  fi
  if ! ninja -C "$dir" -n "$@" 2>/dev/null | grep -q 'no work to do'; then
    say "building $dir"
    quietly "building $preset" ninja -C "$dir" "$@"
  fi
}
