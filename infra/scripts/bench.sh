# ./parley bench: what Parley costs beside others. The references live in infra/bench.

parley_bench() {
  if [ "${1:-}" = start ]; then
    shift
    need_node
    need_app
    exec node "$PARLEY_HOME/infra/scripts/bench-start.mjs" "$@"
  fi
  if [ "${1:-}" = export ]; then
    shift
    need_app
    exec "$JAVA_HOME/bin/java" -Xmx512m -Dparley.log.level=OFF --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
      -cp "$PARLEY_HOME/apps/rig/target/lib/*" chat.parley.rig.Main export-cost "$@"
  fi
  need_app
  need_servers
  bench_references
  bench_floor
  # The rig speaks to thousands of sockets; who may not open so many is told by the rig.
  ulimit -n "$(ulimit -H -n)" 2> /dev/null || true
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow -cp "$PARLEY_HOME/apps/rig/target/lib/*" \
    chat.parley.rig.Main bench "$@"
}

# Sets PARLEY_BENCH_NODE to the folder of the references in JavaScript, unless they cannot be had.
bench_references() {
  local folder="$PARLEY_HOME/infra/bench"
  [ -n "$(node_major)" ] || { say "· left out: Node ws and Socket.IO, since there is no Node"; return 0; }
  if [ ! -d "$folder/node_modules/ws" ] || [ "$folder/package-lock.json" -nt "$folder/node_modules/.package-lock.json" ]; then
    step "fetching the references in JavaScript" npm --prefix "$folder" ci --silent --no-audit --no-fund >&2 ||
      { say "· left out: Node ws and Socket.IO, since their packages could not be fetched"; return 0; }
  fi
  export PARLEY_BENCH_NODE=$folder
}

# Sets PARLEY_BENCH_FLOOR to the compiled floor, unless there is no C compiler.
bench_floor() {
  local floor="$PARLEY_CACHE/bench/floor" source="$PARLEY_HOME/infra/bench/floor.c"
  command -v cc > /dev/null || { say "· left out: the C floor, since there is no C compiler"; return 0; }
  mkdir -p "$PARLEY_CACHE/bench"
  if [ ! -x "$floor" ] || [ "$source" -nt "$floor" ]; then
    cc -O2 -o "$floor" "$source" || fail "the C floor does not compile"
  fi
  export PARLEY_BENCH_FLOOR=$floor
}
