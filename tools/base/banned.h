/*
 * Functions that must not be used: they write without a bound, share static state or parse without errors.
 * The Makefile force-includes this file before every source of ours.
 */
#ifndef SCHEMAC_BASE_BANNED_H
#define SCHEMAC_BASE_BANNED_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok gets atoi atol atoll

#endif
