/* measure COMMAND [ARG ...]: runs it with its output thrown away and prints "CPU WALL PEAK STATUS": milliseconds of the
 * processors (user and system, children included), milliseconds of the clock, the largest resident set in KiB, and the
 * exit status. The first figure is the one to compare on a machine that does other things as well. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double milliseconds(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    struct rusage usage;
    double start = now();
    pid_t child;
    int status;

    if (argc < 2) {
        fprintf(stderr, "usage: measure COMMAND [ARG ...]\n");
        return 2;
    }
    child = fork();
    if (child < 0) {
        perror("fork");
        return 2;
    }
    if (child == 0) {
        int sink = open("/dev/null", O_WRONLY);

        dup2(sink, STDOUT_FILENO);
        dup2(sink, STDERR_FILENO);
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    if (wait4(child, &status, 0, &usage) < 0) {
        perror("wait4");
        return 2;
    }
    printf("%.1f %.1f %ld %d\n", milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
           now() - start, usage.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
