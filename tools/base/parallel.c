#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <unistd.h>

/* More would only wait for each other. */
#define PARALLEL_THREADS 8

/* What the first thread of a process usually has. */
#define LEAST_STACK ((size_t)8 * 1024 * 1024)

/* What is left to do; each worker takes the next piece. */
typedef struct Queue {
    size_t count;
    void (*work)(void *context, size_t index);
    void *context;
    atomic_size_t next;
} Queue;

static void *run_worker(void *data)
{
    Queue *queue = data;

    for (size_t index; (index = atomic_fetch_add(&queue->next, 1)) < queue->count;)
        queue->work(queue->context, index);
    return NULL;
}

static size_t count_helpers(size_t count)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t threads = processors < 1 ? 1 : (size_t)processors;

    if (threads > PARALLEL_THREADS)
        threads = PARALLEL_THREADS;
    if (threads > count)
        threads = count;
    return threads < 1 ? 0 : threads - 1;
}

/* A thread with as much stack as the first one has: trees are walked by recursion. */
static bool start_helper(pthread_t *thread, Queue *queue)
{
    struct rlimit limit = {0};
    pthread_attr_t attributes;
    size_t stack = LEAST_STACK;
    bool started;

    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
        limit.rlim_cur > stack)
        stack = (size_t)limit.rlim_cur;
    if (pthread_attr_init(&attributes) != 0)
        return false;
    started = pthread_attr_setstacksize(&attributes, stack) == 0 &&
              pthread_create(thread, &attributes, run_worker, queue) == 0;
    pthread_attr_destroy(&attributes);
    return started;
}

void parallel_run(size_t count, void (*work)(void *context, size_t index), void *context)
{
    Queue queue = {.count = count, .work = work, .context = context};
    pthread_t helpers[PARALLEL_THREADS];
    size_t started = 0;

    for (size_t wanted = count_helpers(count); started < wanted; started++) {
        if (!start_helper(&helpers[started], &queue))
            break;
    }
    run_worker(&queue);
    for (size_t i = 0; i < started; i++)
        pthread_join(helpers[i], NULL);
}
