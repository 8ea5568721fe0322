# Builds the app when its sources are newer than what is packaged.

PARLEY_APP="$PARLEY_HOME/apps/standalone/target/app"
BUILD_LOG="$PARLEY_HOME/target/build.log"

# True when the app is packaged and nothing it is made of is newer.
app_is_current() {
  local newer
  [ -d "$PARLEY_APP/lib" ] && [ -f "$PARLEY_APP/built" ] || return 1
  newer=$(cd "$PARLEY_HOME" && find pom.xml .mvn packages apps \
    \( -name target -o -name node_modules -o -name dist -o -path apps/web/src/gen -o -path apps/web/e2e -o -path '*/src/test' \) -prune \
    -o -type f -newer "$PARLEY_APP/built" -print -quit)
  [ -z "$newer" ]
}

need_app() {
  need_jdk
  app_is_current && return 0
  need_maven
  need_node
  step "building Parley (the first time fetches its libraries: some minutes)" package_app
}

package_app() {
  local began="$PARLEY_HOME/target/began"
  mkdir -p "$PARLEY_HOME/target"
  touch "$began"
  maven package -pl apps/standalone,apps/demo,apps/rig -am -Dmaven.test.skip=true -Dweb.skipTests=true -Dspotless.check.skip=true ||
    fail "the build failed; all of its output is in $BUILD_LOG"
  mv "$began" "$PARLEY_APP/built"
}

# Maven on the whole reactor: all output goes to the build log, the steps and errors to the terminal.
maven() {
  mkdir -p "$(dirname "$BUILD_LOG")"
  (cd "$PARLEY_HOME" && "$MVN" -B --color=never "$@" 2>&1) | tee "$BUILD_LOG" | show_build >&2
}

show_build() {
  awk '
    /Downloaded from/                    { if (++fetched % 100 == 0) print "  fetched " fetched " files" }
    /^\[INFO\] Building .* \[[0-9]+\/[0-9]+\]$/ { print "  " $NF " " $3 }
    /^\[(ERROR|WARNING)\] Tests run:.*in /  { print; next }
    /^\[ERROR\]/                         { print }
    { fflush() }'
}
