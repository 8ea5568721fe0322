# Debian's packages in the cache folder: no root, and the machine's package lists stay as they are.

# apt-get with a state of its own.
private_apt() {
  local state="$PARLEY_CACHE/apt"
  mkdir -p "$state/lists/partial" "$state/archives/partial"
  apt-get -o Dir::State="$state" -o Dir::State::lists="$state/lists" -o Dir::State::status=/var/lib/dpkg/status \
    -o Dir::Cache="$state" -o Dir::Cache::archives="$state/archives" \
    -o Debug::NoLocking=1 -o APT::Sandbox::User= -o APT::Get::List-Cleanup=false "$@"
}

# unpack_debian DIR PACKAGES…: the packages, and what of their needs this machine has not, under DIR.
unpack_debian() {
  local target=$1 archive count=0
  shift
  command -v apt-get > /dev/null && command -v dpkg > /dev/null || return 1
  rm -rf "$PARLEY_CACHE/apt/archives"
  private_apt -q update >&2 || return 1
  private_apt -q -y --no-install-recommends --download-only install "$@" >&2 || return 1
  mkdir -p "$target"
  for archive in "$PARLEY_CACHE"/apt/archives/*.deb; do
    dpkg -x "$archive" "$target" || return 1
    count=$((count + 1))
  done
  rm -rf "$PARLEY_CACHE/apt/archives"
  say "  unpacked $count packages"
}

# library_path ROOT: a line of sh that makes programs find the libraries that came with them.
library_path() {
  cat <<TEXT
LD_LIBRARY_PATH=\$(find "$1/usr/lib" "$1/lib" -name '*.so*' -exec dirname {} + 2> /dev/null | sort -u | tr '\n' ':')
export LD_LIBRARY_PATH
TEXT
}
