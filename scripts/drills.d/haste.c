// Lets time pass faster for one process: what it waits for a minute is over in a second at DRILL_HASTE=60.
//
// Only clocks that count on and what waits by them; the time of day is as it is. (faketime scales clocks, too, but not
// timerfd, by which Swift waits.)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { SECOND = 1000000000 };
static long haste = 1;
static long long begun[16];

static long long real(clockid_t clock) {
  struct timespec now;
  syscall(SYS_clock_gettime, clock, &now);
  return now.tv_sec * (long long)SECOND + now.tv_nsec;
}

static struct timespec span(long long time) { return (struct timespec){time / SECOND, time % SECOND}; }
static long long nanoseconds(struct timespec time) { return time.tv_sec * (long long)SECOND + time.tv_nsec; }

__attribute__((constructor)) static void begin(void) {
  const char *text = getenv("DRILL_HASTE");
  if (text && atol(text) > 0) haste = atol(text);
  for (clockid_t clock = 0; clock < 16; clock++) begun[clock] = real(clock);
}

static int counts_on(clockid_t clock) {
  return clock == CLOCK_MONOTONIC || clock == CLOCK_BOOTTIME || clock == CLOCK_MONOTONIC_RAW ||
         clock == CLOCK_MONOTONIC_COARSE;
}

static long long slow(clockid_t clock, long long time) { return begun[clock] + (time - begun[clock]) / haste; }

int clock_gettime(clockid_t clock, struct timespec *now) {
  if (!counts_on(clock) || !begun[clock]) return syscall(SYS_clock_gettime, clock, now);
  *now = span(begun[clock] + (real(clock) - begun[clock]) * haste);
  return 0;
}

// Which clock a timer has: told when it is made.
static clockid_t clocks[1024];

int timerfd_create(clockid_t clock, int flags) {
  int file = syscall(SYS_timerfd_create, clock, flags);
  if (file >= 0 && file < 1024) clocks[file] = clock;
  return file;
}

int timerfd_settime(int file, int flags, const struct itimerspec *wanted, struct itimerspec *before) {
  struct itimerspec timer = *wanted;
  clockid_t clock = file < 1024 ? clocks[file] : CLOCK_MONOTONIC;
  long long value = nanoseconds(timer.it_value);
  if (counts_on(clock) && value) {
    value = flags & TFD_TIMER_ABSTIME ? slow(clock, value) : value / haste;
    timer.it_value = span(value > 0 ? value : 1);
    timer.it_interval = span(nanoseconds(timer.it_interval) / haste);
  }
  return syscall(SYS_timerfd_settime, file, flags, &timer, before);
}

// No less than a millisecond: who waits for less would spin.
static int sooner(int timeout) { return timeout <= 0 ? timeout : timeout / haste > 0 ? timeout / haste : 1; }

int poll(struct pollfd *files, nfds_t count, int timeout) { return syscall(SYS_poll, files, count, sooner(timeout)); }
int epoll_wait(int file, struct epoll_event *events, int most, int timeout) {
  return syscall(SYS_epoll_pwait, file, events, most, sooner(timeout), NULL, 8);
}
int nanosleep(const struct timespec *wanted, struct timespec *rest) {
  struct timespec time = span(nanoseconds(*wanted) / haste);
  return syscall(SYS_nanosleep, &time, rest);
}
