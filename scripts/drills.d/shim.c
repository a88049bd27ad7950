// Counts the calls of a process that make files below a folder durable, and strikes at one of them.
//
//   DRILL_FOLDER  only what is below it counts      DRILL_LOG  a line for each call goes there
//   DRILL_EXCEPT  nor what has this in its path     DRILL_AT   the call that is struck, from 1
//   DRILL_HOW     kill, torn (half of it, then kill), full (no space from there on), eio (once),
//                 int or term (a signal, once)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
enum { TORN = -1 };

static const char *folder, *except, *how = "";
static long at, calls;
static int log_file = -1;

__attribute__((constructor)) static void begin(void) {
  const char *text;
  folder = getenv("DRILL_FOLDER");
  except = getenv("DRILL_EXCEPT");
  if ((text = getenv("DRILL_HOW"))) how = text;
  if ((text = getenv("DRILL_AT"))) at = atol(text);
  if ((text = getenv("DRILL_LOG"))) log_file = open(text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void end(void) { syscall(SYS_kill, getpid(), SIGKILL); }

// What becomes of a call: 0 if it is let through, TORN, or the error that it fails with.
static int fate(const char *name, const char *path, int takes_space) {
  if (!folder || strncmp(path, folder, strlen(folder)) || (except && strstr(path, except))) return 0;
  long number = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
  char line[PATH_MAX + 64];
  int length = snprintf(line, sizeof line, "%ld %s %s\n", number, name, path + strlen(folder));
  if (log_file >= 0) syscall(SYS_write, log_file, line, length);
  if (at && !strcmp(how, "full")) return number >= at && takes_space ? ENOSPC : 0;
  if (number != at) return 0;
  if (!strcmp(how, "kill")) end();
  if (!strcmp(how, "torn")) return TORN;
  if (!strcmp(how, "eio")) return EIO;
  if (!strcmp(how, "int")) syscall(SYS_kill, getpid(), SIGINT);
  if (!strcmp(how, "term")) syscall(SYS_kill, getpid(), SIGTERM);
  return 0;
}

static int fate_of_file(const char *name, int file, int takes_space) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0 || path[0] != '/') return 0;
  path[length] = 0;
  return fate(name, path, takes_space);
}

static int fate_of_path(const char *name, int base, const char *path, int takes_space) {
  char link[64], whole[2 * PATH_MAX];
  if (path[0] == '/') return fate(name, path, takes_space);
  if (base == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
  else snprintf(link, sizeof link, "/proc/self/fd/%d", base);
  ssize_t length = readlink(link, whole, PATH_MAX - 1);
  if (length <= 0) return 0;
  snprintf(whole + length, sizeof whole - length, "/%s", path);
  return fate(name, whole, takes_space);
}

#define FAIL_OR(verdict, torn, real) \
  do { \
    int struck = (verdict); \
    if (struck == TORN) { (void)!(torn); end(); } \
    if (struck) { errno = struck; return -1; } \
    return (real); \
  } while (0)

ssize_t write(int file, const void *bytes, size_t count) {
  FAIL_OR(fate_of_file("write", file, 1), syscall(SYS_write, file, bytes, count / 2),
    syscall(SYS_write, file, bytes, count));
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  FAIL_OR(fate_of_file("pwrite", file, 1), syscall(SYS_pwrite64, file, bytes, count / 2, offset),
    syscall(SYS_pwrite64, file, bytes, count, offset));
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  return pwrite(file, bytes, count, offset);
}
ssize_t writev(int file, const struct iovec *parts, int count) {
  FAIL_OR(fate_of_file("writev", file, 1), syscall(SYS_writev, file, parts, count / 2),
    syscall(SYS_writev, file, parts, count));
}
int fsync(int file) { FAIL_OR(fate_of_file("fsync", file, 1), 0, syscall(SYS_fsync, file)); }
int fdatasync(int file) { FAIL_OR(fate_of_file("fdatasync", file, 1), 0, syscall(SYS_fdatasync, file)); }
int ftruncate(int file, off_t size) {
  FAIL_OR(fate_of_file("ftruncate", file, 1), 0, syscall(SYS_ftruncate, file, size));
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }
int rename(const char *from, const char *to) {
  FAIL_OR(fate_of_path("rename", AT_FDCWD, to, 1), 0, NEXT(rename)(from, to));
}
int renameat(int base, const char *from, int other, const char *to) {
  FAIL_OR(fate_of_path("renameat", other, to, 1), 0, NEXT(renameat)(base, from, other, to));
}
int renameat2(int base, const char *from, int other, const char *to, unsigned flags) {
  FAIL_OR(fate_of_path("renameat2", other, to, 1), 0, NEXT(renameat2)(base, from, other, to, flags));
}
int linkat(int base, const char *from, int other, const char *to, int flags) {
  FAIL_OR(fate_of_path("linkat", other, to, 1), 0, NEXT(linkat)(base, from, other, to, flags));
}
int mkdir(const char *path, mode_t mode) {
  FAIL_OR(fate_of_path("mkdir", AT_FDCWD, path, 1), 0, NEXT(mkdir)(path, mode));
}
int mkdirat(int base, const char *path, mode_t mode) {
  FAIL_OR(fate_of_path("mkdirat", base, path, 1), 0, NEXT(mkdirat)(base, path, mode));
}
// A full disk lets go of files.
int unlink(const char *path) { FAIL_OR(fate_of_path("unlink", AT_FDCWD, path, 0), 0, NEXT(unlink)(path)); }
int unlinkat(int base, const char *path, int flags) {
  FAIL_OR(fate_of_path("unlinkat", base, path, 0), 0, NEXT(unlinkat)(base, path, flags));
}
