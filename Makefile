# schemac: build, test, install. `make help` lists the targets.
#
#   make BUILD=dir                 where everything goes (default: build)
#   make CC=clang                  another compiler, objects in BUILD/clang
#   make SANITIZE=address,undefined   instrumented, objects in BUILD/address-undefined
#   make V=1                       show the commands
#
# Sources are found by wildcard: a new file under tools/, tests/ or templates/ needs no line here.

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

VERSION ?= 0.1.0
BUILD ?= build
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
SANITIZE ?=
SERVERS ?= 18
FUZZ_SECONDS ?= 3
V ?=

ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(origin AR),default)
AR := ar
endif
PKG_CONFIG ?= pkg-config
LUA_PC ?= lua5.4

comma := ,
Q := $(if $(V),,@)

# ---- one object folder per compiler and instrumentation ------------------------------------------

VARIANT := $(strip $(if $(filter-out gcc cc,$(notdir $(CC))),$(notdir $(CC)) )$(subst $(comma),-,$(SANITIZE)))
VARIANT := $(subst $() ,-,$(VARIANT))
OUT := $(BUILD)$(if $(VARIANT),/$(VARIANT))

# ---- what there is ------------------------------------------------------------------------------

LIB_SRC := $(sort $(shell find tools -name '*.c' ! -path 'tools/dev/*' ! -path tools/main.c 2>/dev/null))
MAIN_SRC := $(wildcard tools/main.c)
EMBED_SRC := $(shell find templates tools/catalog/sql tools/migrate/sql tools/prove/sql -type f ! -name '.*' 2>/dev/null | LC_ALL=C sort)
SUPPORT_SRC := $(sort $(wildcard tests/support/*.c))
TEST_SRC := $(sort $(shell find tests -name 'test_*.c' ! -path 'tests/golden/*/*' ! -path 'tests/support/*' 2>/dev/null))
TEST_SH := $(sort $(shell find tests -name 'test_*.sh' ! -path 'tests/golden/*/*' 2>/dev/null))
FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
SYSTEMS := $(patsubst %/schemac.yaml,%,$(sort $(wildcard schema/*/schemac.yaml)))

# Tests that start a server: everything under tests/roundtrip and tests/scratch, and whatever says "needs: server".
SERVER_TEST_SRC := $(sort $(filter tests/roundtrip/% tests/scratch/%,$(TEST_SRC) $(TEST_SH)) \
	$(if $(TEST_SRC)$(TEST_SH),$(shell grep -lsE 'needs: server' $(TEST_SRC) $(TEST_SH))))

# ---- flags --------------------------------------------------------------------------------------

# pkg-config's -I become -isystem: warnings in other people's headers are not ours.
DEPS_CFLAGS := $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags libpq $(LUA_PC) jansson yaml-0.1 libmd 2>/dev/null))
DEPS_LIBS := $(shell $(PKG_CONFIG) --libs $(LUA_PC) jansson yaml-0.1 libmd 2>/dev/null)
# Tests call libpq themselves; the program loads it when it needs it (tools/libpq).
LIBPQ_LIBS := $(shell $(PKG_CONFIG) --libs libpq 2>/dev/null)

# libpg_query has no .pc file; PostgreSQL's node headers are beside pg_query.h. PG_QUERY_PREFIX is where install-deps.sh
# puts 18 on systems that have an older one or none; empty means the compiler's own folders.
PG_QUERY_PREFIX ?= $(patsubst %/lib/libpg_query.a,%,$(wildcard /usr/local/lib/libpg_query/lib/libpg_query.a))
MULTIARCH := $(shell $(CC) -print-multiarch 2>/dev/null)
PG_QUERY_INCLUDE ?= $(or $(PG_QUERY_PREFIX:%=%/include/pg_query),$(firstword $(wildcard /usr/include/pg_query \
	/usr/include/$(MULTIARCH)/pg_query /usr/local/include/pg_query) /usr/include/pg_query))
# PostgreSQL's macros use typeof, hence gnu11 where they are seen; its nodes are cast to each other, hence the aliasing.
PG_QUERY_CFLAGS := -std=gnu11 -fno-strict-aliasing -isystem $(PG_QUERY_INCLUDE) -isystem $(PG_QUERY_INCLUDE)/postgres
PG_QUERY_LIBS ?= $(or $(PG_QUERY_PREFIX:%=%/lib/libpg_query.a),-l:libpg_query.a) -lm
# Part of the flags, so that another version of the same folder builds everything anew.
PG_QUERY_VERSION := $(shell sed -n 's/^.define PG_VERSION_NUM //p' $(PG_QUERY_INCLUDE).h 2>/dev/null)
DEPS_CFLAGS += $(PG_QUERY_PREFIX:%=-isystem %/include)

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wpointer-arith -Werror
# clang makes macros of the banned functions under _FORTIFY_SOURCE, and a macro cannot be poisoned.
OPTIMIZE ?= $(if $(SANITIZE),-O1 -fno-omit-frame-pointer,-O2 -fstack-protector-strong \
	$(if $(findstring clang,$(CC)),,-D_FORTIFY_SOURCE=2))
SANITIZE_FLAGS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) $(if $(findstring undefined,$(SANITIZE)),-fno-sanitize-recover=undefined))
CFLAGS ?= -g
BASE_CFLAGS = -std=c11 -D_GNU_SOURCE -DSCHEMAC_VERSION='"$(VERSION)"' $(OPTIMIZE) $(SANITIZE_FLAGS) $(WARNINGS) \
	-Itools $(DEPS_CFLAGS) $(CPPFLAGS) $(CFLAGS)
DEPFLAGS = -MMD -MP -MF $(@:.o=.d)
BANNED := $(if $(wildcard tools/base/banned.h),-include tools/base/banned.h)

# PostgreSQL's headers define sprintf and friends anew, so only sqlread goes without the ban (lint greps there).
src_cflags = $(if $(filter tools/sqlread/%,$(1)),$(PG_QUERY_CFLAGS),$(if $(filter tools/%,$(1)),$(BANNED)))

LINK_LIBS = $(PG_QUERY_LIBS) $(DEPS_LIBS) -lpthread -ldl $(LDLIBS)
CMOCKA_LIBS := $(shell $(PKG_CONFIG) --libs cmocka 2>/dev/null || echo -lcmocka)

# ---- outputs ------------------------------------------------------------------------------------

OBJ := $(OUT)/obj
LIB := $(OUT)/libschemac.a
PROGRAM := $(OUT)/schemac
EMBED_C := $(OUT)/gen/embedded_templates.c
EMBED_HEADER := $(firstword $(wildcard tools/base/embedded.h tools/emit/embedded.h))
SUPPORT_LIB := $(if $(SUPPORT_SRC),$(OUT)/libtestsupport.a)

LIB_OBJ := $(LIB_SRC:%.c=$(OBJ)/%.o) $(if $(EMBED_HEADER),$(OUT)/gen/embedded_templates.o)
MAIN_OBJ := $(MAIN_SRC:%.c=$(OBJ)/%.o)
SUPPORT_OBJ := $(SUPPORT_SRC:%.c=$(OBJ)/%.o)
TEST_OBJ := $(TEST_SRC:%.c=$(OUT)/gen/%.main.o)
TEST_BIN := $(TEST_SRC:%.c=$(OUT)/%)
FUZZ_BIN := $(FUZZ_SRC:%.c=$(OUT)/%)
SERVER_TESTS := $(patsubst %.c,$(OUT)/%,$(filter %.c,$(SERVER_TEST_SRC))) $(filter %.sh,$(SERVER_TEST_SRC))
# Tests that take minutes under valgrind and show it nothing that others do not: "valgrind: no" says why.
SLOW_TEST_SRC := $(if $(TEST_SRC),$(shell grep -lsE 'valgrind: no' $(TEST_SRC)))
UNIT_TESTS := $(filter-out $(SERVER_TESTS),$(TEST_BIN) $(TEST_SH))
# Those that take longest come first, so that none is left alone at the end.
ALL_TESTS := $(filter %.sh,$(SERVER_TESTS)) $(filter-out %.sh,$(SERVER_TESTS)) $(UNIT_TESTS)

.PHONY: all deps demo check check-servers check-web generated generated-check lint format bench fuzz fuzz-smoke \
	install uninstall clean help test bless test-unit test-servers test-valgrind tests FORCE

all: $(if $(MAIN_SRC),$(PROGRAM),$(LIB)) $(FUZZ_BIN)

help:
	@echo 'make all            build/schemac, build/libschemac.a and the fuzz targets'
	@echo 'make demo           install what is missing, build, show the whole pipeline on a throwaway server'
	@echo 'make check          everything that needs no npm: tests, lint, sanitizers, clang, valgrind'
	@echo 'make check-servers  the tests that use a server, on PostgreSQL $(SERVERS) (SERVERS="13 18" for others)'
	@echo 'make check-web      the committed Mermaid diagrams, parsed by mermaid itself'
	@echo 'make test           build and run all tests once (TESTS="build/tests/base/test_str" for some)'
	@echo 'make bless          accept what the tests produced as the new golden files'
	@echo 'make generated      write generated/ anew from schema/, and docs/COVERAGE.md'
	@echo 'make lint format    style checks; make format repairs the layout of C files'
	@echo 'make bench          speed, measured side by side'
	@echo 'make fuzz-smoke     each fuzzer for FUZZ_SECONDS=$(FUZZ_SECONDS) seconds'
	@echo 'make deps           install what is missing (Debian 12 and 13, as root)'
	@echo 'make install        into PREFIX=$(PREFIX), DESTDIR is honoured; also uninstall'
	@echo 'Variables: BUILD CC SANITIZE V JOBS PREFIX DESTDIR SERVERS'

deps:
	$(Q)tools/dev/install-deps.sh

# ---- compiling ----------------------------------------------------------------------------------

# Fails early and names the packages, instead of a missing header in the middle of the build.
$(BUILD)/deps.ok: tools/dev/install-deps.sh
	@mkdir -p $(@D)
	@CC=$(CC) tools/dev/install-deps.sh --check --build
	@touch $@

# Rewritten only when the text differs, so that objects depend on flags and archives on their member list.
define keep
@mkdir -p $(@D)
@printf '%s\n' $(1) > $@.new; if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
endef
shell_quote = '$(subst ','\'',$(1))'

$(OUT)/flags: FORCE
	$(call keep,$(call shell_quote,$(CC) $(BASE_CFLAGS) $(PG_QUERY_CFLAGS) $(BANNED) libpg_query $(PG_QUERY_VERSION)))
$(OUT)/objects.list: FORCE
	$(call keep,$(LIB_OBJ))
$(OUT)/embedded.list: FORCE
	$(call keep,$(EMBED_HEADER) $(EMBED_SRC))

$(OBJ)/%.o: %.c $(OUT)/flags | $(BUILD)/deps.ok
	@mkdir -p $(@D)
	@$(if $(V),,echo '  CC      $@')
	$(Q)$(CC) $(BASE_CFLAGS) $(call src_cflags,$<) $(if $(filter tests/%,$<),-I. -Itests) $(DEPFLAGS) -c -o $@ $<

$(EMBED_C): $(EMBED_SRC) $(OUT)/embedded.list tools/dev/embed.sh
	@mkdir -p $(@D)
	@$(if $(V),,echo '  EMBED   $@')
	$(Q)tools/dev/embed.sh $(patsubst tools/%,%,$(EMBED_HEADER)) $(EMBED_SRC) > $@.tmp && mv $@.tmp $@

$(OUT)/gen/embedded_templates.o: $(EMBED_C) $(OUT)/flags
	@$(if $(V),,echo '  CC      $@')
	$(Q)$(CC) $(BASE_CFLAGS) $(DEPFLAGS) -c -o $@ $<

$(LIB): $(LIB_OBJ) $(OUT)/objects.list
	@$(if $(V),,echo '  AR      $@')
	$(Q)rm -f $@ && $(AR) rcs $@ $(LIB_OBJ)

$(OUT)/libtestsupport.a: $(SUPPORT_OBJ)
	@$(if $(V),,echo '  AR      $@')
	$(Q)rm -f $@ && $(AR) rcs $@ $(SUPPORT_OBJ)

$(PROGRAM): $(MAIN_OBJ) $(LIB)
	@$(if $(V),,echo '  LINK    $@')
	$(Q)$(CC) $(SANITIZE_FLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(MAIN_OBJ) $(LIB) $(LINK_LIBS)

# ---- tests: the main() of tests/<dir>/test_x.c is generated from its test functions --------------

$(OUT)/gen/%.main.c: %.c tools/dev/test-main.awk
	@mkdir -p $(@D)
	$(Q)awk -f tools/dev/test-main.awk $< > $@.tmp && mv $@.tmp $@

$(OUT)/gen/tests/%.main.o: $(OUT)/gen/tests/%.main.c $(OUT)/flags | $(BUILD)/deps.ok
	@$(if $(V),,echo '  CC      $@')
	$(Q)$(CC) $(BASE_CFLAGS) -I. -Itests $(DEPFLAGS) -c -o $@ $<

$(TEST_BIN): $(OUT)/%: $(OUT)/gen/%.main.o $(SUPPORT_LIB) $(LIB)
	@mkdir -p $(@D)
	@$(if $(V),,echo '  LINK    $@')
	$(Q)$(CC) $(SANITIZE_FLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(SUPPORT_LIB) $(LIB) $(CMOCKA_LIBS) $(LIBPQ_LIBS) $(LINK_LIBS)

.SECONDARY: $(TEST_SRC:%.c=$(OUT)/gen/%.main.c) $(TEST_OBJ)

tests: $(TEST_BIN)

LABEL := $(notdir $(firstword $(CC)))$(if $(SANITIZE), $(SANITIZE))
RUN_TESTS = V=$(V) SCHEMAC=$(abspath $(PROGRAM)) SCHEMAC_TEST_OUT=$(abspath $(OUT)) CC=$(CC) tools/dev/run-tests.sh

test: all tests
	+$(Q)$(RUN_TESTS) --label '$(LABEL)' -- $(or $(TESTS),$(ALL_TESTS) $(if $(FUZZING),,$(FUZZ_REPLAY)))
bless: all tests
	+$(Q)BLESS=1 $(RUN_TESTS) --label bless -- $(or $(TESTS),$(ALL_TESTS))
test-unit: all tests
	+$(Q)$(RUN_TESTS) --label '$(LABEL) (no server)' -- $(UNIT_TESTS)
test-servers: all tests
	+$(Q)$(RUN_TESTS) --label '$(or $(SERVER_LABEL),servers)' -- $(SERVER_TESTS)
test-valgrind: all tests
	+$(Q)TEST_TIMEOUT=$(or $(TEST_TIMEOUT),1200) $(RUN_TESTS) --label valgrind --valgrind -- \
		$(filter-out $(SLOW_TEST_SRC:%.c=$(OUT)/%),$(filter $(TEST_BIN),$(UNIT_TESTS)))

# ---- fuzzing: plain drivers that replay the corpus; with clang's libFuzzer in fuzz-smoke ---------

FUZZ_OBJ := $(FUZZ_SRC:%.c=$(OBJ)/%.o)
FUZZ_REPLAY := $(FUZZ_BIN:%=%@corpus)
FUZZING := $(findstring fuzzer,$(SANITIZE))

$(OBJ)/tools/dev/fuzz-driver.o: tools/dev/fuzz-driver.c $(OUT)/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(BASE_CFLAGS) $(BANNED) $(DEPFLAGS) -c -o $@ $<

$(FUZZ_BIN): $(OUT)/%: $(OBJ)/%.o $(if $(FUZZING),,$(OBJ)/tools/dev/fuzz-driver.o) $(SUPPORT_LIB) $(LIB)
	@mkdir -p $(@D)
	@$(if $(V),,echo '  LINK    $@')
	$(Q)$(CC) $(subst fuzzer-no-link,fuzzer,$(SANITIZE_FLAGS)) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) $(LINK_LIBS)

.SECONDARY: $(FUZZ_OBJ)

fuzz: $(FUZZ_BIN)

fuzz-smoke:
	+$(Q)$(MAKE) --no-print-directory CC=clang SANITIZE=fuzzer-no-link,address,undefined fuzz
	+$(Q)tools/dev/fuzz-smoke.sh $(BUILD)/clang-fuzzer-no-link-address-undefined/tests/fuzz $(FUZZ_SECONDS) $(FUZZ_SRC)

# ---- everything at once -------------------------------------------------------------------------

demo: deps
	+$(Q)$(MAKE) --no-print-directory all
	$(Q)SCHEMAC=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) tools/dev/demo.sh

check: deps
	+$(Q)MAKE='$(MAKE)' BUILD='$(BUILD)' tools/dev/check.sh

check-servers: deps
	+$(Q)MAKE='$(MAKE)' BUILD='$(BUILD)' tools/dev/check-servers.sh $(SERVERS)

check-web:
	$(Q)BUILD='$(BUILD)' tools/dev/check-web.sh

generated: all $(OUT)/tests/docs/test_coverage
	$(Q)set -e; for s in $(SYSTEMS); do $(PROGRAM) -C $$s generate; done
	$(Q)BLESS=1 $(OUT)/tests/docs/test_coverage >/dev/null
	@$(if $(SYSTEMS),,echo 'make generated: no schema/*/schemac.yaml here, nothing to generate' >&2; exit 1)

generated-check: all
	$(Q)rc=0; for s in $(SYSTEMS); do $(PROGRAM) -C $$s generate --check || rc=1; done; exit $$rc
	@$(if $(SYSTEMS),,echo 'make generated-check: no schema/*/schemac.yaml here, nothing to compare' >&2; exit 1)

lint: $(BUILD)/deps.ok
	$(Q)DEPS_CFLAGS='$(DEPS_CFLAGS)' PG_QUERY_CFLAGS='$(PG_QUERY_CFLAGS)' PG_QUERY_INCLUDE='$(PG_QUERY_INCLUDE)' \
		BUILD='$(BUILD)' tools/dev/lint.sh

format:
	$(Q)tools/dev/clang-format.sh -i

bench: all
	$(Q)SCHEMAC=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) tools/dev/bench.sh

# ---- install ------------------------------------------------------------------------------------

MAN_PAGE := $(OUT)/schemac.1

$(MAN_PAGE): $(PROGRAM) tools/dev/man-page.sh
	$(Q)tools/dev/man-page.sh $(PROGRAM) > $@.tmp && mv $@.tmp $@

install: all $(MAN_PAGE)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(BINDIR)/schemac
	install -D -m 644 $(MAN_PAGE) $(DESTDIR)$(MANDIR)/man1/schemac.1

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/schemac $(DESTDIR)$(MANDIR)/man1/schemac.1

# Only what a build made: BUILD could be a folder that holds other things as well.
clean:
	$(Q)tools/dev/clean.sh '$(BUILD)'

FORCE:

-include $(LIB_OBJ:.o=.d) $(MAIN_OBJ:.o=.d) $(SUPPORT_OBJ:.o=.d) $(TEST_OBJ:.o=.d) $(FUZZ_OBJ:.o=.d)
