# Words to the person at the terminal. Everything said here goes to stderr, so that stdout stays for answers.

say() { printf '%s\n' "$*" >&2; }

# A step that takes a while: what is done, and afterwards how long it took.
step() {
  local what=$1 started=$SECONDS
  shift
  say "· $what"
  "$@" || return $?
  say "  done in $((SECONDS - started)) s"
}

fail() {
  say "parley: $*"
  exit 1
}

wrong_use() {
  say "parley: $*"
  exit 2
}

# value_of "$@", where $1 is a flag: the value after a flag, or a clear refusal when it is missing.
value_of() {
  [ $# -ge 2 ] && [ -n "$2" ] || wrong_use "$1 needs a value"
  printf '%s' "$2"
}
