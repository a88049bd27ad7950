// Runs a command and says in JSON, in the file it is given first, what it took: launch REPORT COMMAND…
//
// A small process of its own, because the most memory that a process ever had counts from before its exec:
// started from Python, everything would seem as large as Python.
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

int main(int count, char **arguments) {
  if (count < 3) return 2;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t child = fork();
  if (child == 0) {
    execvp(arguments[2], arguments + 2);
    perror(arguments[2]);
    _exit(127);
  }
  int status = 0;
  struct rusage used;
  if (child < 0 || wait4(child, &status, 0, &used) < 0) return 1;
  clock_gettime(CLOCK_MONOTONIC, &end);
  FILE *report = fopen(arguments[1], "w");
  if (!report) return 1;
  fprintf(
    report, "{\"status\":%d,\"wall\":%.6f,\"cpu\":%.6f,\"kilobytes\":%ld}\n",
    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
    end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9,
    seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss);
  return fclose(report) != 0;
}
