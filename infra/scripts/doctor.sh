# ./parley doctor: what is here, what is missing, and what that means.

DISK_FREE_GIB_MIN=2
OPEN_FILES_MIN=4096
GAPS=0

good() { printf '  ok    %s\n' "$*"; }
note() { printf '  note  %s\n' "$*"; }
gap() {
  GAPS=$((GAPS + 1))
  printf '  GAP   %s\n' "$*"
}
advice() { printf '        %s\n' "$*"; }

parley_doctor() {
  local data=$PARLEY_DATA copied=no copy=
  while [ $# -gt 0 ]; do
    case "$1" in
      --data)
        data=$(value_of "$@")
        shift
        ;;
      --key-copied) copied=yes ;;
      --key-copy)
        copy=$(value_of "$@")
        shift
        ;;
      *) wrong_use "doctor does not know $1" ;;
    esac
    shift
  done
  [ $copied = no ] || record_key_copy "$data" -
  [ -z "$copy" ] || record_key_copy "$data" "$copy"

  echo "Tools"
  doctor_tools
  echo "This Parley ($data)"
  doctor_data "$data"
  echo "This machine"
  doctor_machine "$data"
  if [ $GAPS -eq 0 ]; then
    echo "Nothing is missing."
  else
    echo "Missing: $GAPS. Each GAP above says what to do."
    exit 1
  fi
}

doctor_tools() {
  local home major version
  if home=$(jdk_home); then
    good "JDK $(jdk_major "$home"), $home"
  else
    gap "no JDK $JDK_MAJOR_MIN or newer: nothing runs without it"
    advice "install one, or set JAVA_HOME"
  fi
  if [ -x "$PARLEY_CACHE/maven/apache-maven-$MAVEN_VERSION/bin/mvn" ]; then
    good "Maven $MAVEN_VERSION, in the cache"
  elif command -v mvn > /dev/null; then
    version=$(JAVA_HOME=${home:-} maven_version mvn)
    good "Maven ${version:-of unknown version}; if it is older than 3.9.6 it fetches $MAVEN_VERSION when it is needed"
  else
    gap "no Maven: Parley cannot be built here"
    advice "install any 3.8 or newer"
  fi
  major=$(node_major)
  if [ -n "$major" ] && [ "$major" -ge $NODE_MAJOR_MIN ]; then
    good "Node $major"
  else
    gap "no Node $NODE_MAJOR_MIN or newer with npm: the web client cannot be built here"
  fi
  if chromium_here > /dev/null; then
    good "Chromium, $(chromium_here)"
  else
    note "no Chromium: ./parley test fetches one; running Parley does not need it"
  fi
  if nats_here > /dev/null && redis_here > /dev/null; then
    good "NATS and Redis, $(nats_here) and $(redis_here)"
  else
    note "no NATS or no Redis: ./parley test and ./parley cluster fetch them; ./parley up does not need them"
  fi
  if app_is_current; then
    good "the app is built, and no source is newer"
  else
    note "the app is not built, or sources are newer: ./parley up builds it"
  fi
}

doctor_data() {
  local data=$1 mode
  if [ ! -d "$data" ]; then
    note "nothing here yet: ./parley up makes it"
    return
  fi
  mode=$(stat -c %a "$data")
  case "$mode" in
    *00) good "readable by its owner alone" ;;
    *)
      gap "others on this machine can look into the data folder (mode $mode)"
      advice "chmod 700 $data"
      ;;
  esac
  doctor_key "$data"
}

key_file() { printf '%s/root.key' "$1"; }
fingerprint() { sha256sum < "$1" | cut -c 1-64; }

# Remembers that the key file, as it is now, has a copy. The record holds a fingerprint, a day and a path; never the key.
record_key_copy() {
  local data=$1 copy=$2 key
  key=$(key_file "$data")
  [ -r "$key" ] || fail "there is no key file at $key"
  if [ "$copy" != - ]; then
    [ -r "$copy" ] || fail "there is no file at $copy"
    [ "$(fingerprint "$copy")" = "$(fingerprint "$key")" ] || fail "$copy is not a copy of $key"
    copy=$(readlink -f "$copy")
  fi
  (umask 077 && printf '%s\n%s\n%s\n' "$(fingerprint "$key")" "$(date +%F)" "$copy" > "$data/key-copy")
}

doctor_key() {
  local data=$1 key known day copy
  key=$(key_file "$data")
  if [ ! -r "$key" ]; then
    if [ -d "$data/postgres" ]; then
      gap "the key file is missing: what people wrote here cannot be read without it"
      advice "put the copy back at $key; Parley does not start without it"
    else
      note "no key file yet: it is made at the first start"
    fi
    return
  fi
  if [ -r "$data/key-copy" ]; then
    { read -r known && read -r day && read -r copy; } < "$data/key-copy"
    if [ "$known" != "$(fingerprint "$key")" ]; then
      gap "the key file has changed since it was copied on $day"
    elif [ "$copy" = - ]; then
      good "a copy of the key file was made on $day, as you said"
      return
    elif [ ! -r "$copy" ]; then
      note "the copy of the key file of $day, $copy, is not reachable now"
      return
    elif [ "$(fingerprint "$copy")" = "$known" ]; then
      good "the key file has its copy at $copy"
      return
    else
      gap "$copy is no longer a copy of the key file"
    fi
  else
    gap "the key file has no copy that I know of: should this disk die, all that people wrote is unreadable for ever"
  fi
  advice "copy $key to another machine, apart from any backup of the data, then say"
  advice "./parley doctor --key-copied        or        ./parley doctor --key-copy FILE"
}

doctor_machine() {
  local at=$1 free files
  while [ ! -d "$at" ]; do at=$(dirname "$at"); done
  free=$(($(df -Pk "$at" | awk 'NR == 2 { print $4 }') / 1024 / 1024))
  if [ "$free" -ge $DISK_FREE_GIB_MIN ]; then
    good "$free GiB free on the disk of the data"
  else
    gap "only $free GiB free on the disk of the data: PostgreSQL stops when it is full"
  fi
  files=$(ulimit -n)
  if [ "$files" = unlimited ] || [ "$files" -ge $OPEN_FILES_MIN ]; then
    good "$files open files allowed; every person online takes one"
  else
    note "only $files open files allowed, and every person online takes one: raise it with ulimit -n 65536"
  fi
  if [ "$(id -u)" -ne 0 ]; then
    good "not running as root"
  elif unshare -U true 2> /dev/null; then
    note "running as root works, in a user namespace of its own; a user of its own is better (infra/systemd)"
  else
    gap "running as root, and user namespaces are switched off: PostgreSQL refuses to start"
    advice "run Parley as an ordinary user"
  fi
}
