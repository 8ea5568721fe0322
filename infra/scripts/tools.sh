# Finds the tools of the house (JDK, Maven, Node), or says in one line which is missing.

JDK_MAJOR_MIN=25
NODE_MAJOR_MIN=20
MAVEN_VERSION=3.9.11 # the protobuf plugin asks for 3.9.6 or newer; older ones fetch this one

jdk_major() { # of a JDK's home; empty when there is none
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_candidates() {
  local java
  printf '%s\n' "${JAVA_HOME:-}"
  if java=$(command -v java); then
    dirname "$(dirname "$(readlink -f "$java")")"
  fi
  printf '%s\n' /usr/lib/jvm/* /opt/java/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Prints the home of the first JDK that is new enough.
jdk_home() {
  local home major
  while IFS= read -r home; do
    [ -n "$home" ] || continue
    major=$(jdk_major "$home")
    if [ -n "$major" ] && [ "$major" -ge $JDK_MAJOR_MIN ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done < <(jdk_candidates)
  return 1
}

need_jdk() {
  JAVA_HOME=$(jdk_home) ||
    fail "no JDK $JDK_MAJOR_MIN or newer: looked at JAVA_HOME, PATH and /usr/lib/jvm. Install one or set JAVA_HOME."
  export JAVA_HOME PATH="$JAVA_HOME/bin:$PATH"
}

node_major() {
  command -v node > /dev/null && command -v npm > /dev/null || return 0
  node --version | sed 's/^v\([0-9]*\).*/\1/'
}

need_node() {
  local major
  major=$(node_major)
  [ -n "$major" ] && [ "$major" -ge $NODE_MAJOR_MIN ] ||
    fail "no Node $NODE_MAJOR_MIN or newer with npm on PATH: it builds and tests the web client."
}

# Version of a Maven command, asked outside the repository so that .mvn/ plays no part.
maven_version() { (cd / && "$1" --version 2> /dev/null) | sed -n 's/^[^A]*Apache Maven \([0-9.]*\).*/\1/p'; }

at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

# Sets MVN to a Maven that is new enough; an older one fetches its successor into the cache.
need_maven() {
  local own="$PARLEY_CACHE/maven/apache-maven-$MAVEN_VERSION/bin/mvn" installed version
  need_jdk
  MVN=$own
  [ -x "$own" ] && return 0
  installed=$(command -v mvn) || fail "no Maven on PATH: install any 3.8 or newer; it fetches $MAVEN_VERSION by itself."
  version=$(maven_version "$installed")
  [ -n "$version" ] && at_least "$version" 3.8 || fail "Maven ${version:-of unknown version} is too old: 3.8 or newer."
  if at_least "$version" 3.9.6 && [ "${version%%.*}" = 3 ]; then
    MVN=$installed
    return 0
  fi
  step "fetching Maven $MAVEN_VERSION, since $version is too old for the build" fetch_maven "$installed"
}

fetch_maven() {
  local target="$PARLEY_CACHE/maven" fresh
  mkdir -p "$target"
  fresh=$(mktemp -d "$target/fetch.XXXXXX")
  (cd "$fresh" && "$1" -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
    -Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin -DoutputDirectory="$fresh") >&2 ||
    { rm -rf "$fresh"; fail "Maven $MAVEN_VERSION could not be fetched; installing Maven 3.9.6 or newer avoids it."; }
  chmod +x "$fresh/apache-maven-$MAVEN_VERSION/bin/mvn"
  mv -T "$fresh/apache-maven-$MAVEN_VERSION" "$target/apache-maven-$MAVEN_VERSION" 2> /dev/null || true
  rm -rf "$fresh"
}
