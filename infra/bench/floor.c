// The floor: the least a server can do that sends each message to every listener over a socket each.
//
// One thread, one epoll, no accounts, no rooms, no parsing beyond the frame of the publisher. It
// speaks as much WebSocket as the load generator needs: an answer to the upgrade, frames both ways.
//
//   floor PORT coalesce   what queued while it was writing leaves in one send per listener
//   floor PORT each       one send per message and listener: what the kernel asks without coalescing
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { FDS_MAX = 65536, EVENTS_MAX = 1024, INPUT_BYTES = 256 * 1024, LOG_BYTES = 8 * 1024 * 1024 };

typedef struct {
  bool upgraded, listens, waits;
  uint64_t sent;  // how far into the log this listener is
  int seat;
  uint32_t held;  // bytes of an unfinished request or frame
  char *input;
} Peer;

static Peer peers[FDS_MAX];
static int listeners[FDS_MAX], listener_count;
// Frames ready for the wire. Nobody is ever behind by more than the messages in flight, far less than it holds.
static char log_ring[LOG_BYTES];
static uint64_t logged;
static int epoll;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static void watch(int fd, int how, uint32_t events) {
  struct epoll_event event = {.events = events, .data.fd = fd};
  if (epoll_ctl(epoll, how, fd, &event) != 0) die("epoll_ctl");
}

static void drop(int fd) {
  Peer *peer = &peers[fd];
  if (peer->listens) {
    int last = listeners[--listener_count];
    listeners[peer->seat] = last;
    peers[last].seat = peer->seat;
  }
  free(peer->input);
  memset(peer, 0, sizeof *peer);
  close(fd);
}

static void append(const char *bytes, size_t count) {
  for (size_t done = 0; done < count;) {
    size_t at = (logged + done) % LOG_BYTES, part = LOG_BYTES - at < count - done ? LOG_BYTES - at : count - done;
    memcpy(log_ring + at, bytes + done, part);
    done += part;
  }
  logged += count;
}

// Sends what a listener has not had yet, in one call as long as the ring does not turn.
static void flush(int fd) {
  Peer *peer = &peers[fd];
  while (peer->sent < logged) {
    size_t at = peer->sent % LOG_BYTES, count = logged - peer->sent;
    if (count > LOG_BYTES - at) count = LOG_BYTES - at;
    ssize_t written = send(fd, log_ring + at, count, MSG_NOSIGNAL);
    if (written < 0 && errno == EAGAIN) {
      if (!peer->waits) watch(fd, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
      peer->waits = true;
      return;
    }
    if (written < 0) {
      drop(fd);
      return;
    }
    peer->sent += written;
  }
  if (peer->waits) watch(fd, EPOLL_CTL_MOD, EPOLLIN);
  peer->waits = false;
}

static void flush_all(void) {
  static uint64_t flushed;
  if (flushed == logged) return;
  flushed = logged;
  for (int i = listener_count - 1; i >= 0; i--)
    if (!peers[listeners[i]].waits) flush(listeners[i]);
}

static void publish(const char *payload, size_t length) {
  unsigned char head[4] = {0x82, length};
  if (length >= 126) head[1] = 126, head[2] = length >> 8, head[3] = length;
  append((char *)head, length < 126 ? 2 : 4);
  append(payload, length);
}

// Takes one masked frame of a client; answers its length, 0 when it is not all there.
static size_t take_frame(unsigned char *in, size_t count) {
  if (count < 6) return 0;
  size_t length = in[1] & 127, head = 6;
  if (length == 126) {
    if (count < 8) return 0;
    length = in[2] << 8 | in[3], head = 8;
  }
  if (count < head + length) return 0;
  unsigned char *mask = in + head - 4, *payload = in + head;
  for (size_t i = 0; i < length; i++) payload[i] ^= mask[i & 3];
  if ((in[0] & 15) == 2) publish((char *)payload, length);
  return head + length;
}

static size_t take_request(int fd, char *in, size_t count) {
  static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
  char *end = memmem(in, count, "\r\n\r\n", 4);
  if (end == NULL) return 0;
  Peer *peer = &peers[fd];
  if (send(fd, answer, sizeof answer - 1, MSG_NOSIGNAL) < 0) return 0;
  peer->upgraded = true;
  if (memcmp(in, "GET /listen ", 12) == 0) {
    peer->listens = true;
    peer->sent = logged;
    peer->seat = listener_count;
    listeners[listener_count++] = fd;
  }
  return end + 4 - in;
}

static void readable(int fd, bool each) {
  static char input[INPUT_BYTES];
  Peer *peer = &peers[fd];
  memcpy(input, peer->input, peer->held);
  ssize_t got = recv(fd, input + peer->held, sizeof input - peer->held, 0);
  if (got <= 0) {
    if (got == 0 || errno != EAGAIN) drop(fd);
    return;
  }
  size_t have = peer->held + got, used = 0, step;
  do {
    step = peer->upgraded ? take_frame((unsigned char *)input + used, have - used) : take_request(fd, input + used, have - used);
    used += step;
    if (step > 0 && each) flush_all();
  } while (step > 0);
  peer->held = have - used;
  peer->input = realloc(peer->input, peer->held + 1);
  memcpy(peer->input, input + used, peer->held);
}

static void welcome(int door) {
  int fd, yes = 1;
  while ((fd = accept4(door, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    if (fd >= FDS_MAX) die("too many sockets");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    watch(fd, EPOLL_CTL_ADD, EPOLLIN);
  }
}

int main(int argc, char **words) {
  if (argc != 3) return 2;
  bool each = strcmp(words[2], "each") == 0;
  int door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), yes = 1;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(words[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(door, (struct sockaddr *)&here, sizeof here) != 0 || listen(door, 4096) != 0) die("listen");
  epoll = epoll_create1(0);
  watch(door, EPOLL_CTL_ADD, EPOLLIN);
  puts("ready");
  fflush(stdout);
  for (;;) {
    struct epoll_event events[EVENTS_MAX];
    int count = epoll_wait(epoll, events, EVENTS_MAX, -1);
    for (int i = 0; i < count; i++) {
      int fd = events[i].data.fd;
      if (fd == door) {
        welcome(door);
        continue;
      }
      if (events[i].events & EPOLLOUT) flush(fd);
      if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) readable(fd, each);
    }
    flush_all();
  }
}
