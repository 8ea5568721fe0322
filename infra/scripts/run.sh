# The commands that run the packaged app.

# java_app MAIN ARGS…: takes this process's place, so that signals reach the JVM itself.
java_app() {
  exec "$JAVA_HOME/bin/java" "@$PARLEY_APP/jvm.options" -cp "$PARLEY_APP/lib/*" "$@"
}

parley_up() {
  need_app
  has_flag --data "$@" || set -- "$@" --data "$PARLEY_DATA"
  java_app chat.parley.standalone.Main up "$@"
}

parley_admin() {
  case "${1:-}" in
    --as) [ $# -ge 3 ] || wrong_use "usage: ./parley admin --as ADMINISTRATOR TASK … (./parley help)" ;;
    reset-password | grant | revoke) [ $# -ge 2 ] || wrong_use "usage: ./parley admin $1 USER [--data DIR]" ;;
    *) wrong_use "usage: ./parley admin reset-password|grant|revoke USER | --as ADMINISTRATOR TASK … [--data DIR]" ;;
  esac
  need_app
  has_flag --data "$@" || set -- "$@" --data "$PARLEY_DATA"
  if [ "$1" = --as ] && [ -t 0 ]; then
    local password
    read -rsp "Password of $2: " password && echo >&2
    printf '%s\n' "$password" | java_app chat.parley.standalone.Main admin "$@"
  else
    java_app chat.parley.standalone.Main admin "$@"
  fi
}

parley_import() {
  [ $# -ge 1 ] || wrong_use "usage: ./parley import FILE [--username NAME] [--key KEYS] [--data DIR]"
  need_app
  has_flag --data "$@" || set -- "$@" --data "$PARLEY_DATA"
  java_app chat.parley.standalone.Main import "$@"
}

# keeper WORD [FOLDER] [options]: tasks of the operator that a running node does not mind.
parley_keeper() {
  need_app
  has_flag --data "$@" || set -- "$@" --data "$PARLEY_DATA"
  java_app chat.parley.standalone.Main "$@"
}

# The rig's own class path is what the nodes are started from.
parley_cluster() {
  need_app
  [ "${1:-}" != up ] || need_servers
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx192m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$PARLEY_HOME/apps/rig/target/lib/*" chat.parley.rig.Main cluster "$@"
}

# The journal lies with the data it belongs to, unless another instance is played to.
parley_demo() {
  local data=$PARLEY_DATA words=()
  while [ $# -gt 0 ]; do
    case "$1" in
      --data)
        data=$(value_of "$@")
        shift
        ;;
      *) words+=("$1") ;;
    esac
    shift
  done
  has_flag --journal "${words[@]}" || words=(--journal "$data/demo-journal.jsonl" "${words[@]}")
  need_app
  exec "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -cp "$PARLEY_HOME/apps/demo/target/lib/*" chat.parley.demo.Main "${words[@]}"
}

parley_privacy() {
  need_app
  case "${1:-}" in
    records) privacy records "${2:-$PARLEY_HOME/docs/compliance}" ;;
    prove) shift && prove "$@" ;;
    *) privacy "$@" ;;
  esac
}

# What is wrong on purpose would fill the log.
privacy() {
  "$JAVA_HOME/bin/java" -Xmx1g -Dparley.log.level=OFF -Dparley.log.libraries=OFF --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$PARLEY_HOME/apps/rig/target/lib/*" chat.parley.rig.Main privacy "$@"
}

# In the stores of an instance, then in a browser's.
prove() {
  local word words=(--app "$PARLEY_APP") browser=yes
  for word in "$@"; do
    if [ "$word" = --without-browser ]; then browser=no; else words+=("$word"); fi
  done
  has_flag --without-servers "$@" || need_servers
  if [ $browser = yes ]; then
    need_node
    need_chromium
    need_browser_tools
  fi
  privacy prove "${words[@]}" || return
  [ $browser = no ] || (cd "$PARLEY_HOME/apps/web/e2e" && node --test --test-reporter=spec erased.e2e.mjs)
}

# What is broken on purpose would fill the log.
parley_simulate() {
  need_app
  exec "$JAVA_HOME/bin/java" -Xmx1g -Dparley.log.level=OFF --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$PARLEY_HOME/apps/rig/target/lib/*" chat.parley.rig.Main simulate "$@"
}

# The pictures of docs/images, taken anew.
parley_pictures() {
  need_node
  need_app
  need_chromium
  need_browser_tools
  exec node "$PARLEY_HOME/apps/web/e2e/pictures.mjs"
}

# Nodes that are broken on purpose would fill the log.
parley_faults() {
  need_app
  need_servers
  exec "$JAVA_HOME/bin/java" -Xmx2g -Dparley.log.level=OFF -Dparley.log.libraries=OFF --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$PARLEY_HOME/apps/rig/target/lib/*" chat.parley.rig.Main faults "$@"
}

# Markdown is read in browsers only, so its target runs where the tests of the browser client do.
parley_fuzz() {
  local minutes=10 targets=()
  while [ $# -gt 0 ]; do
    case "$1" in
      --minutes)
        minutes=$(value_of "$@")
        shift
        ;;
      *) targets+=("$1") ;;
    esac
    shift
  done
  if [ "${targets[*]}" = markdown ]; then
    fuzz_markdown "$minutes"
    return
  fi
  need_app
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$PARLEY_HOME/apps/rig/target/lib/*" chat.parley.rig.Main fuzz --corpus "$PARLEY_HOME/apps/rig/src/fuzz" \
    --minutes "$minutes" "${targets[@]}"
  [ ${#targets[@]} -gt 0 ] || fuzz_markdown "$minutes"
}

fuzz_markdown() {
  need_node
  (cd "$PARLEY_HOME/apps/web" && PARLEY_FUZZ_SECONDS=$(($1 * 60)) node_modules/.bin/vitest run src/markdown/fuzz.test.ts)
}

has_flag() {
  local flag=$1 word
  shift
  for word in "$@"; do
    case "$word" in "$flag" | "$flag"=*) return 0 ;; esac
  done
  return 1
}
