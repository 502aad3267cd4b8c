/* aim.c - see aim.h. */
#define _DEFAULT_SOURCE /* ioctl(), kill() and nanosleep() */

#include "aim.h"

#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>

void aim_pause(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

static void *wait_and_hit(void *context)
{
    Aim *aim = context;

    while (!atomic_load(&aim->is_over) && !aim->is_hit) {
        int unread = 0;

        if (ioctl(aim->socket, TIOCOUTQ, &unread) == 0 && unread > 0)
            aim->is_hit = true;
        else
            nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL);
    }
    kill(aim->pid, aim->signal);
    kill(aim->pid, SIGCONT);
    return NULL;
}

void aim_begin(Aim *aim, struct pg_conn *pg, int signal)
{
    *aim = (Aim){.pid = PQbackendPID(pg), .socket = PQsocket(pg), .signal = signal};
    if (aim->pid <= 0 || kill(aim->pid, SIGSTOP) != 0 ||
        pthread_create(&aim->thread, NULL, wait_and_hit, aim) != 0) {
        puts("aim.c: the server process cannot be stopped");
        exit(1);
    }
}

bool aim_end(Aim *aim)
{
    atomic_store(&aim->is_over, true);
    pthread_join(aim->thread, NULL);
    for (int i = 0; i < 10000 && kill(aim->pid, 0) == 0; i++)
        aim_pause();
    return aim->is_hit;
}
