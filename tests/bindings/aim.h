/*
 * aim.h - ends the server process of a connection in the middle of a call, whatever the call is: the process is stopped before
 * it, and does not go on until it has a request to answer. It belongs to the machine of the program, and the connection goes
 * through a socket of it.
 */
#ifndef TEST_BINDINGS_AIM_H
#define TEST_BINDINGS_AIM_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

struct pg_conn;

typedef struct Aim {
    pthread_t thread;
    int pid;
    int socket;
    int signal;
    atomic_bool is_over; /* the call has returned */
    bool is_hit;
} Aim;

/* Stops the server process; it gets the signal, SIGTERM or SIGKILL, once it has something to read. Exits on failure. */
void aim_begin(Aim *aim, struct pg_conn *pg, int signal);

/*
 * After the call; whether it had sent something. If not, the process gets the signal now. Returns when the postmaster knows
 * that the process is gone, and will take the others with it where that was a crash: a new connection is a sound one.
 */
bool aim_end(Aim *aim);

/* Sleeps a little. */
void aim_pause(void);

#endif
