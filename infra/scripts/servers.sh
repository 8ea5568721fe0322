# Finds the real nats-server and redis-server: $PARLEY_NATS_SERVER and $PARLEY_REDIS_SERVER, installed ones, or Debian's packages in
# the cache folder.

SERVER_PACKAGES=(nats-server redis-server)

# server_here NAME VALUE: the path of a server that is already here. VALUE is what the environment says.
server_here() {
  local place fetched="$PARLEY_CACHE/servers/$1"
  if [ -n "$2" ]; then
    printf '%s\n' "$2"
    return 0
  fi
  if place=$(PATH="$PATH:/usr/sbin:/usr/local/sbin:/sbin" command -v "$1"); then
    printf '%s\n' "$place"
    return 0
  fi
  [ -x "$fetched" ] && printf '%s\n' "$fetched"
}

nats_here() { server_here nats-server "${PARLEY_NATS_SERVER:-}"; }
redis_here() { server_here redis-server "${PARLEY_REDIS_SERVER:-}"; }

need_servers() {
  if ! nats_here > /dev/null || ! redis_here > /dev/null; then
    step "fetching NATS and Redis from Debian's packages into $PARLEY_CACHE/servers" fetch_servers ||
      fail "NATS and Redis could not be fetched: install nats-server and redis-server, or leave their tests out with --without-servers."
  fi
  PARLEY_NATS_SERVER=$(nats_here)
  PARLEY_REDIS_SERVER=$(redis_here)
  export PARLEY_NATS_SERVER PARLEY_REDIS_SERVER
}

fetch_servers() {
  local target="$PARLEY_CACHE/servers" fresh="$PARLEY_CACHE/servers.fresh"
  rm -rf "$fresh"
  unpack_debian "$fresh/root" "${SERVER_PACKAGES[@]}" || return 1
  write_server_wrapper "$target/root" usr/sbin/nats-server > "$fresh/nats-server"
  write_server_wrapper "$target/root" usr/bin/redis-server > "$fresh/redis-server"
  chmod +x "$fresh/nats-server" "$fresh/redis-server"
  rm -rf "$target"
  mv "$fresh" "$target"
  "$target/nats-server" --version >&2 && "$target/redis-server" --version >&2
}

write_server_wrapper() {
  cat <<TEXT
#!/bin/sh
# Runs the unpacked server with the libraries that came with it.
$(library_path "$1")
exec "$1/$2" "\$@"
TEXT
}
