// Stands in for the Gemini API, so that clients are measured and not a network: stub FOLDER [DELAY FAULTS].
//
// One thread answers POSTs over kept connections on 127.0.0.1 from three bodies that lie in FOLDER: an
// Interaction, a GenerateContentResponse, and the latter with langextract's extractions. The number in them,
// INV-00000000, becomes the one that the request holds: in its text, or in the first chunk of its picture. So a
// record that was given to another document is found out. DELAY is in milliseconds. FAULTS is a seed: then
// 3 % of requests are answered with 429, 2 % with 503, and 1 % are cut off.
//
// Of a body, the first 64 KB are kept and the rest is dropped in the kernel: reading it would take the
// processor from the client. Says its port when it listens; when terminated, what it saw, in JSON.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { headMost = 16 << 10, bodyMost = 64 << 10, answerMost = 32 << 10 };

struct answer {
  char bytes[answerMost];
  size_t length;
  char *numbers[2]; // their eight digits, in the answer's id and in its record, or null
};

struct connection {
  int socket;
  bool isClosed, isWriting;
  char request[headMost + bodyMost + 1];
  size_t length;     // of what is kept
  size_t headLength; // 0 until the head is complete
  size_t unread;     // of the body
  char answer[answerMost];
  size_t answerLength, sent;
  int64_t due;
  struct connection *next; // among those that wait for their time
};

static struct answer interaction, generated, extractions, tooMany, unavailable;
static int64_t delay;
static uint64_t faults;
static int epoll, open_, mostOpen;
static unsigned long requests, refused, cut, received;
static struct connection *first, *last;
static volatile sig_atomic_t isTerminated;

static void terminate(int signal) { (void)signal, isTerminated = 1; }

static void stop(const char *what) {
  perror(what);
  exit(1);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void prepare(struct answer *answer, const char *status, const char *body, size_t length) {
  int head = snprintf(
    answer->bytes, answerMost,
    "HTTP/1.1 %s\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: %zu\r\n\r\n", status, length);
  if (head + length > answerMost) exit(1);
  memcpy(answer->bytes + head, body, length);
  answer->length = head + length;
  char *from = answer->bytes, *end = from + answer->length;
  for (int i = 0; i < 2; i++) {
    char *number = memmem(from, end - from, "INV-00000000", 12);
    if (!number) return;
    answer->numbers[i] = from = number + 4;
  }
}

static void load(struct answer *answer, const char *folder, const char *name) {
  char path[4096], body[answerMost];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) stop(path);
  size_t length = fread(body, 1, sizeof body, file);
  fclose(file);
  prepare(answer, "200 OK", body, length);
}

// A picture's number stands in the text chunk that begins 33 bytes behind its start, 44 letters in base64.
static bool find_number(const char *body, size_t length, char number[8]) {
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  char decoded[36];
  const char *picture = memmem(body, length, "\"iVBORw0KGgo", 12);
  const char *text = body;
  if (picture && picture + 1 + 44 + 48 <= body + length) {
    for (int group = 0; group < 12; group++) {
      uint32_t bits = 0;
      for (int i = 0; i < 4; i++) {
        const char *letter = strchr(alphabet, picture[1 + 44 + group * 4 + i]);
        bits = bits << 6 | (letter ? (uint32_t)(letter - alphabet) : 0);
      }
      decoded[group * 3] = bits >> 16, decoded[group * 3 + 1] = bits >> 8, decoded[group * 3 + 2] = bits;
    }
    text = decoded, length = sizeof decoded;
  }
  const char *found = memmem(text, length, "INV-", 4);
  if (!found || found + 12 > text + length) return false;
  memcpy(number, found + 4, 8);
  return true;
}

// The same for everybody who asks as often, however the requests are spread in time.
static uint64_t drawn(void) {
  uint64_t mixed = (faults += 0x9E3779B97F4A7C15u);
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
  return (mixed ^ mixed >> 27) % 100;
}

static void let_go(struct connection *connection, bool isReset) {
  struct linger abrupt = {.l_onoff = 1};
  if (isReset) setsockopt(connection->socket, SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
  close(connection->socket);
  connection->isClosed = true;
  open_--;
}

static void write_answer(struct connection *connection) {
  while (connection->sent < connection->answerLength) {
    ssize_t sent = send(
      connection->socket, connection->answer + connection->sent, connection->answerLength - connection->sent,
      MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno != EAGAIN) let_go(connection, false);
      return;
    }
    connection->sent += sent;
  }
  connection->isWriting = false;
  connection->length = connection->headLength = connection->answerLength = connection->sent = 0;
}

static void answer(struct connection *connection) {
  char *body = connection->request + connection->headLength;
  size_t length = connection->length - connection->headLength;
  struct answer *chosen = &interaction;
  requests++;
  if (memmem(connection->request, connection->headLength, ":generateContent", 16))
    chosen = memmem(body, length, "extractions", 11) ? &extractions : &generated;
  if (faults) {
    uint64_t fate = drawn();
    if (fate < 5) chosen = fate < 3 ? &tooMany : &unavailable, refused++;
    if (fate == 5) {
      cut++;
      let_go(connection, true);
      return;
    }
  }
  memcpy(connection->answer, chosen->bytes, chosen->length);
  connection->answerLength = chosen->length;
  char number[8];
  if (chosen->numbers[0] && find_number(body, length, number))
    for (int i = 0; i < 2 && chosen->numbers[i]; i++)
      memcpy(connection->answer + (chosen->numbers[i] - chosen->bytes), number, sizeof number);
  connection->isWriting = true;
  if (delay == 0) {
    write_answer(connection);
    return;
  }
  connection->due = now() + delay, connection->next = NULL;
  if (first) last->next = connection; else first = connection;
  last = connection;
}

// Finds the head's end and what the body's length is to be. False: this is no request that can be answered.
static bool read_head(struct connection *connection) {
  char *end = memmem(connection->request, connection->length, "\r\n\r\n", 4);
  if (!end) return connection->length < headMost;
  connection->headLength = end + 4 - connection->request;
  *end = 0;
  char *field = strcasestr(connection->request, "\r\ncontent-length:");
  *end = '\r';
  if (!field || strncmp(connection->request, "POST ", 5)) return false;
  size_t length = strtoul(field + 17, NULL, 10), here = connection->length - connection->headLength;
  if (here > length) return false;
  connection->unread = length - here;
  return true;
}

static void read_request(struct connection *connection) {
  static char nowhere[1 << 20];
  while (!connection->isClosed && !connection->isWriting) {
    size_t room = headMost + bodyMost - connection->length;
    if (connection->headLength && room > connection->unread) room = connection->unread;
    ssize_t got = room ? recv(connection->socket, connection->request + connection->length, room, 0)
                       : recv(connection->socket, nowhere, sizeof nowhere, MSG_TRUNC);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
      let_go(connection, false);
      return;
    }
    received += got;
    if (room) connection->length += got;
    if (connection->headLength) connection->unread -= got;
    else if (!read_head(connection)) {
      let_go(connection, false);
      return;
    }
    if (connection->headLength && connection->unread == 0) answer(connection);
  }
}

static void accept_all(int listener) {
  int socket, one = 1;
  while ((socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    struct connection *connection = calloc(1, sizeof *connection);
    if (!connection) exit(1);
    connection->socket = socket;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct epoll_event event = {EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, {.ptr = connection}};
    epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
    if (++open_ > mostOpen) mostOpen = open_;
  }
}

static int listen_somewhere(void) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, length) || listen(listener, 1024)) stop("stub");
  getsockname(listener, (struct sockaddr *)&address, &length);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

static void report(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  double seconds = used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  printf(
    "{\"requests\":%lu,\"refused\":%lu,\"cut\":%lu,\"received\":%lu,\"most_open\":%d,\"cpu\":%.3f}\n", requests, refused,
    cut, received, mostOpen, seconds);
}

int main(int count, char **arguments) {
  if (count < 2) return 2;
  load(&interaction, arguments[1], "interaction.json");
  load(&generated, arguments[1], "generated.json");
  load(&extractions, arguments[1], "extractions.json");
  if (count > 2) delay = atoi(arguments[2]);
  if (count > 3) faults = strtoul(arguments[3], NULL, 10);
  static const char often[] = "{\"error\":{\"code\":429,\"message\":\"Too many\",\"status\":\"RESOURCE_EXHAUSTED\"}}";
  static const char busy[] = "{\"error\":{\"code\":503,\"message\":\"Overloaded\",\"status\":\"UNAVAILABLE\"}}";
  prepare(&tooMany, "429 Too Many Requests", often, sizeof often - 1);
  prepare(&unavailable, "503 Service Unavailable", busy, sizeof busy - 1);

  struct sigaction action = {.sa_handler = terminate};
  sigaction(SIGTERM, &action, NULL);
  // It comes while this waits, and not between a look at the flag and the wait.
  sigset_t term, none;
  sigemptyset(&none);
  sigemptyset(&term);
  sigaddset(&term, SIGTERM);
  sigprocmask(SIG_BLOCK, &term, NULL);
  epoll = epoll_create1(EPOLL_CLOEXEC);
  int listener = listen_somewhere();
  struct epoll_event event = {EPOLLIN | EPOLLET, {.ptr = NULL}}, events[256];
  epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
  while (!isTerminated) {
    int64_t wait = first ? first->due - now() : 60000;
    int ready = epoll_pwait(epoll, events, 256, wait < 0 ? 0 : (int)wait, &none);
    for (int i = 0; i < ready; i++) {
      struct connection *connection = events[i].data.ptr;
      if (!connection) {
        accept_all(listener);
        continue;
      }
      if (connection->isClosed) continue;
      if (connection->isWriting && (connection->due <= now() || delay == 0)) write_answer(connection);
      // Also notices who hangs up.
      if (!connection->isClosed) read_request(connection);
    }
    while (first && first->due <= now()) {
      struct connection *connection = first;
      first = first->next;
      if (connection->isClosed) continue;
      write_answer(connection);
      if (!connection->isClosed && !connection->isWriting) read_request(connection);
    }
  }
  report();
  return 0;
}
