/*
 * This code runs between fork() and exec() or _exit(): it uses no memory of the caller beyond the task, allocates
 * nothing of its own except what opendir() needs, and never returns to the caller's code.
 */
#include "scratch/watchdog.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#define STOP_MILLISECONDS 8000  /* until a server that should stop at once is killed */
#define CHECK_MILLISECONDS 1000 /* between two looks whether the caller is still the parent */

static void sleep_milliseconds(long milliseconds)
{
    struct timespec pause = {.tv_sec = milliseconds / 1000,
                             .tv_nsec = milliseconds % 1000 * 1000000};

    nanosleep(&pause, NULL);
}

/* Empties the folder behind `fd` and closes it. */
static bool empty_directory(int fd)
{
    DIR *stream = fdopendir(fd);
    struct dirent *entry;
    bool ok = true;

    if (stream == NULL) {
        close(fd);
        return false;
    }
    while ((entry = readdir(stream)) != NULL) {
        const char *name = entry->d_name;
        int inner;

        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        if (unlinkat(fd, name, 0) == 0)
            continue;
        inner = openat(fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (inner < 0 || !empty_directory(inner) || unlinkat(fd, name, AT_REMOVEDIR) != 0)
            ok = errno == ENOENT && ok;
    }
    closedir(stream);
    return ok;
}

bool watchdog_remove_directory(const char *directory)
{
    /* A process of the server may still be writing its last file. */
    for (int attempt = 0; attempt < 20; attempt++) {
        int fd = open(directory, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

        if (fd >= 0)
            empty_directory(fd);
        if (rmdir(directory) == 0 || errno == ENOENT)
            return true;
        sleep_milliseconds(50);
    }
    return false;
}

/* In the child: how a program of the server is run. Messages go to its log file, which is standard error by now. */
static _Noreturn void run_program(const WatchdogTask *task, char *const *arguments)
{
    sigset_t none;

    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setpgid(0, 0);
    umask(077);
    if (task->change_user &&
        (setgroups(1, &task->group) != 0 || setgid(task->group) != 0 || setuid(task->user) != 0)) {
        dprintf(2, "cannot become user id %ld: %s\n", (long)task->user, strerror(errno));
        _exit(126);
    }
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGQUIT);
#endif
    if (chdir(task->directory) != 0) {
        dprintf(2, "cannot enter %s as user id %ld: %s\n", task->directory, (long)geteuid(),
                strerror(errno));
        _exit(126);
    }
    execv(arguments[0], arguments);
    dprintf(2, "cannot run %s as user id %ld: %s\n", arguments[0], (long)geteuid(),
            strerror(errno));
    _exit(127);
}

/* Starts a program with its output in a file of the scratch folder. -1 when that is not possible. */
static pid_t start_program(const WatchdogTask *task, char *const *arguments, const char *log_name)
{
    char path[4096];
    int log_file;
    pid_t child;

    snprintf(path, sizeof(path), "%s/%s", task->directory, log_name);
    log_file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (log_file < 0)
        return -1;
    child = fork();
    if (child == 0) {
        dup2(log_file, 1);
        dup2(log_file, 2);
        closefrom(3);
        run_program(task, arguments);
    }
    close(log_file);
    return child;
}

static bool caller_is_gone(const WatchdogTask *task, int wait_milliseconds)
{
    struct pollfd lifeline = {.fd = task->lifeline, .events = POLLIN};
    struct timespec timeout = {.tv_sec = wait_milliseconds / 1000,
                               .tv_nsec = wait_milliseconds % 1000 * 1000000L};
    sigset_t none;

    sigemptyset(&none);
    /* SIGCHLD is blocked except in here, so that the end of a child cuts the wait short. */
    if (ppoll(&lifeline, 1, &timeout, &none) > 0)
        return true;
    return getppid() != task->caller;
}

typedef enum WaitResult {
    WAIT_SUCCEEDED,
    WAIT_FAILED,
    WAIT_CALLER_GONE,
} WaitResult;

/* Waits for the end of a child or of the caller, whichever is first. */
static WaitResult wait_for_child(const WatchdogTask *task, pid_t child)
{
    for (;;) {
        int status;
        pid_t ended = waitpid(child, &status, WNOHANG);

        if (ended == child)
            return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? WAIT_SUCCEEDED : WAIT_FAILED;
        if (ended < 0 && errno != EINTR)
            return WAIT_FAILED;
        if (caller_is_gone(task, CHECK_MILLISECONDS))
            return WAIT_CALLER_GONE;
    }
}

static bool child_ends(pid_t child, int milliseconds)
{
    for (int waited = 0; waited <= milliseconds; waited += 5) {
        pid_t ended = waitpid(child, NULL, WNOHANG);

        if (ended == child || (ended < 0 && errno != EINTR))
            return true;
        sleep_milliseconds(5);
    }
    return false;
}

static void stop_program(pid_t child, int signal_number)
{
    kill(child, signal_number);
    if (child_ends(child, STOP_MILLISECONDS))
        return;
    kill(-child, SIGKILL);
    child_ends(child, STOP_MILLISECONDS);
}

static void report(const WatchdogTask *task, char what)
{
    while (write(task->report, &what, 1) < 0 && errno == EINTR)
        ;
}

static _Noreturn void clean_up(const WatchdogTask *task)
{
    /* Out of the folder that is to be removed. */
    if (chdir("/") != 0)
        _exit(1);
    _exit(watchdog_remove_directory(task->directory) ? 0 : 1);
}

/* The caller reads the logs first, so the folder stays until it is done. */
static _Noreturn void fail(const WatchdogTask *task, char what)
{
    report(task, what);
    while (!caller_is_gone(task, CHECK_MILLISECONDS))
        ;
    clean_up(task);
}

static void note_child(int number)
{
    (void)number;
}

static void leave_caller(WatchdogTask *task)
{
    struct sigaction child_ended = {.sa_handler = note_child};
    sigset_t set;
    int null_file;

    setsid();
    for (int number = 1; number < NSIG; number++)
        if (number != SIGSEGV && number != SIGBUS && number != SIGFPE && number != SIGILL &&
            number != SIGABRT)
            signal(number, SIG_IGN);
    sigaction(SIGCHLD, &child_ended, NULL);
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_SETMASK, &set, NULL);

    /* Nothing of the caller stays open: it may be waiting for the end of a pipe that it gave away. */
    null_file = open("/dev/null", O_RDWR);
    if (null_file >= 0) {
        dup2(null_file, 0);
        dup2(null_file, 1);
        dup2(null_file, 2);
    }
    task->lifeline = fcntl(task->lifeline, F_DUPFD_CLOEXEC, 64);
    task->report = fcntl(task->report, F_DUPFD_CLOEXEC, 64);
    for (int fd = 3; fd < 64; fd++)
        close(fd);
    for (int fd = 64, limit = task->lifeline > task->report ? task->lifeline : task->report;
         fd < limit; fd++)
        if (fd != task->lifeline && fd != task->report)
            close(fd);
    closefrom((task->lifeline > task->report ? task->lifeline : task->report) + 1);
}

static void set_environment(void)
{
    static const char *const UNWANTED[] = {
        "PGDATA",     "PGPORT",    "PGHOST",    "PGHOSTADDR",  "PGUSER",
        "PGDATABASE", "PGOPTIONS", "PGSERVICE", "PGTZ",        "PGPASSWORD",
        "PGPASSFILE", "PGSSLMODE", "LANGUAGE",  "LC_MESSAGES", "PGCLIENTENCODING",
    };

    for (size_t i = 0; i < sizeof(UNWANTED) / sizeof(*UNWANTED); i++)
        unsetenv(UNWANTED[i]);
    setenv("LC_ALL", "C", 1);
    setenv("TZ", "UTC", 1);
}

_Noreturn void watchdog_run(const WatchdogTask *given)
{
    WatchdogTask task = *given;
    pid_t child;

    leave_caller(&task);
    set_environment();
    child = start_program(&task, task.initdb, "initdb.log");
    switch (child < 0 ? WAIT_FAILED : wait_for_child(&task, child)) {
    case WAIT_SUCCEEDED:
        break;
    case WAIT_FAILED:
        fail(&task, WATCHDOG_INITDB_FAILED);
    case WAIT_CALLER_GONE:
        kill(-child, SIGTERM);
        stop_program(child, SIGTERM);
        clean_up(&task);
    }
    child = start_program(&task, task.server, "server.log");
    if (child < 0)
        fail(&task, WATCHDOG_SERVER_ENDED);
    report(&task, WATCHDOG_SERVER_STARTED);
    if (wait_for_child(&task, child) != WAIT_CALLER_GONE)
        fail(&task, WATCHDOG_SERVER_ENDED);
    stop_program(child, SIGQUIT);
    clean_up(&task);
}
