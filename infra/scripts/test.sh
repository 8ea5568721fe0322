# ./parley check and ./parley test: every part is run, counted and timed; the last line sums up.

PASSED=0 FAILED=0 SKIPPED=0 LEFT_OUT=()

# part NAME COMMAND…: runs a part that sets PART_PASSED, PART_FAILED and PART_SKIPPED.
part() {
  local name=$1 started=$SECONDS
  shift
  PART_PASSED=0 PART_FAILED=0 PART_SKIPPED=0
  say "· $name"
  "$@"
  PASSED=$((PASSED + PART_PASSED)) FAILED=$((FAILED + PART_FAILED)) SKIPPED=$((SKIPPED + PART_SKIPPED))
  say "  $name: $PART_PASSED passed, $PART_FAILED failed, $((SECONDS - started)) s"
}

# The last line. Nothing may be printed after it.
sum_up() {
  local line="parley: $PASSED passed, $FAILED failed"
  [ "$SKIPPED" -eq 0 ] || line="$line, $SKIPPED skipped"
  say "took $SECONDS s"
  echo "$line"
  if [ ${#LEFT_OUT[@]} -gt 0 ]; then
    echo "left out: ${LEFT_OUT[*]}"
  fi
  [ "$FAILED" -eq 0 ] || exit 1
  [ ${#LEFT_OUT[@]} -eq 0 ] || exit 3
  exit 0
}

# Format, static analysis and JUnit in one Maven run. A failing test does not stop the rest; a failing build counts as one failure.
run_java() {
  local built=0
  maven "$@" -Dmaven.test.failure.ignore=true || built=$?
  count_surefire
  [ "$built" -eq 0 ] || PART_FAILED=$((PART_FAILED + 1))
  [ "$PART_FAILED" -eq 0 ] || say "  all of the output is in $BUILD_LOG"
}

# Counts the line that the build log has for each class. The reports in XML would not do: those of nested classes
# overwrite each other there. A failure that is on no line, such as a JVM that ended itself, counts as one.
count_surefire() {
  read -r PART_PASSED PART_FAILED PART_SKIPPED < <(awk '
    function field(name) { return match($0, name ": [0-9]+") ? substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 2) : 0 }
    /Tests run: .* Time elapsed: / { bad += field("Errors") + field("Failures"); skipped += field("Skipped"); all += field("Tests run") }
    /^\[ERROR\] There are test failures/ { told = 1 }
    END { if (told && !bad) { bad = 1; all++ } print all - bad - skipped, bad + 0, skipped + 0 }' "$BUILD_LOG")
}

# Counts a TAP file of node's own test runner.
count_tap() {
  PART_PASSED=$(awk '/^# pass /{ n += $3 } END { print n + 0 }' "$1")
  PART_FAILED=$(awk '/^# (fail|cancelled) /{ n += $3 } END { print n + 0 }' "$1")
  PART_SKIPPED=$(awk '/^# (skipped|todo) /{ n += $3 } END { print n + 0 }' "$1")
}

run_web() {
  local report="$PARLEY_HOME/target/web.json" ended=0
  rm -f "$report"
  (cd "$PARLEY_HOME/apps/web" &&
    node_modules/.bin/vitest run --reporter=dot --reporter=json --outputFile.json="$report") >&2 || ended=$?
  if [ -f "$report" ]; then
    read -r PART_PASSED PART_FAILED PART_SKIPPED < <(node -p '
      const r = JSON.parse(require("fs").readFileSync(process.argv[1]));
      [r.numPassedTests, r.numFailedTests, r.numPendingTests + r.numTodoTests].join(" ")' "$report")
  fi
  [ "$ended" -eq 0 ] || [ "$PART_FAILED" -gt 0 ] || PART_FAILED=1
}

# buf: the contracts are well kept, and nothing in them breaks who speaks the stored ones.
run_contracts() {
  local buf="$PARLEY_HOME/packages/proto/tools/node_modules/.bin/buf"
  for check in lint "breaking --against image/contracts.binpb"; do
    # shellcheck disable=SC2086
    if (cd "$PARLEY_HOME/packages/proto" && "$buf" $check) >&2; then
      PART_PASSED=$((PART_PASSED + 1))
    else
      PART_FAILED=$((PART_FAILED + 1))
    fi
  done
}

# Where the talk in two browsers is held. On a cluster by flag only: it takes a minute and a half, and ClusterTest plays the
# journey of one node through the same proxy on every run.
BROWSER_PLACES=embedded

run_browser() {
  local tap="$PARLEY_HOME/target/browser.tap" ended=0
  (need_browser_tools && cd "$PARLEY_HOME/apps/web/e2e" &&
    PARLEY_E2E_PLACES=$BROWSER_PLACES node --test --test-concurrency=1 --test-reporter=spec --test-reporter-destination=stderr \
      --test-reporter=tap --test-reporter-destination="$tap" ./*.e2e.mjs) >&2 || ended=$?
  count_tap "$tap"
  [ "$ended" -eq 0 ] || [ "$PART_FAILED" -gt 0 ] || PART_FAILED=1
}

# The proof of an erasure: counts what held and what did not. What a browser keeps is a test of the browser's part.
run_proof() {
  local said="$PARLEY_HOME/target/proof.txt" ended=0
  (parley_privacy prove --without-browser "$@") > "$said" 2>&1 || ended=$?
  cat "$said" >&2
  PART_PASSED=$(grep -c '^  held ' "$said" || true)
  PART_FAILED=$(grep -c '^  BROKEN ' "$said" || true)
  [ "$ended" -eq 0 ] || [ "$PART_FAILED" -gt 0 ] || PART_FAILED=1
}

parley_check() {
  [ $# -eq 0 ] || wrong_use "check takes no flags"
  need_maven
  need_node
  part java run_java test -Dtests.excluded=real -Dweb.skipTests=true
  part web run_web
  part contracts run_contracts
  sum_up
}

parley_test() {
  local browser=yes servers=yes cluster=
  while [ $# -gt 0 ]; do
    case "$1" in
      --without-browser) browser=no LEFT_OUT+=("browser (--without-browser)") ;;
      --without-servers) servers=no LEFT_OUT+=("NATS and Redis (--without-servers)") ;;
      --browser-on-cluster) cluster=,cluster ;;
      *) wrong_use "test knows --without-browser, --without-servers and --browser-on-cluster, not $1" ;;
    esac
    shift
  done
  need_maven
  need_node
  [ $browser = no ] || need_chromium
  if [ $servers = yes ]; then
    need_servers
    BROWSER_PLACES=embedded,servers$cluster
    part java run_java verify -Dweb.skipTests=true
  else
    part java run_java verify -Dweb.skipTests=true -Dtests.excluded=servers
  fi
  part web run_web
  part contracts run_contracts
  # shellcheck disable=SC2046
  part proof run_proof $([ $servers = yes ] || echo --without-servers)
  [ $browser = no ] || part browser run_browser
  sum_up
}
