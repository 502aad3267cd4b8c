#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_SIZE_LIMIT ((size_t)1 << 30)
#define FILE_CHUNK ((size_t)64 * 1024)

/* What a user can do about a failed system call, or NULL. */
static const char *error_hint(int error)
{
    switch (error) {
    case ENOENT:
        return "check the spelling; a relative path starts at the current folder";
    case EACCES:
    case EPERM:
        return "check the permissions of the path and of the folders above it";
    case EISDIR:
        return "name a file, not a folder";
    case ENOTDIR:
        return "a part of the path is a file, not a folder";
    case ENOSPC:
    case EDQUOT:
        return "make room on the disk and run the command again";
    case EFBIG:
        return "the limit on the size of files is reached (see ulimit -f)";
    case EROFS:
        return "choose a folder that can be written to";
    case ENAMETOOLONG:
        return "choose a shorter path";
    case ELOOP:
        return "the symbolic links of the path lead in a circle";
    case EMFILE:
    case ENFILE:
        return "too many files are open; close other programs or raise the limit (ulimit -n)";
    default:
        return NULL;
    }
}

/* Adds `cannot VERB "PATH": REASON`. */
static Diag *file_error(DiagList *diags, const char *verb, const char *path, int error)
{
    Diag *diag =
        diag_error(diags, "file", span_none(), "cannot %s \"%s\": %s", verb, path, strerror(error));

    diag->hint = error_hint(error);
    return diag;
}

static void file_error_too_large(DiagList *diags, const char *path)
{
    Diag *diag =
        diag_error(diags, "file", span_none(), "cannot read \"%s\": it is larger than 1 GiB", path);

    diag_hint(diags, diag, "schemac reads schemas, not data: dump with `pg_dump --schema-only`");
}

/* read() until `size` bytes are there or the file ends; the count, or -1. */
static ssize_t read_fully(int fd, char *buffer, size_t size)
{
    size_t done = 0;

    while (done < size) {
        ssize_t count = read(fd, buffer + done, size - done);

        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return -1;
        if (count == 0)
            break;
        done += (size_t)count;
    }
    return (ssize_t)done;
}

static bool write_fully(int fd, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t count = write(fd, text, length);

        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        text += count;
        length -= (size_t)count;
    }
    return true;
}

/* Everything that an open file holds. The size that the system tells is a first guess: pipes tell
 * none. */
static Source *read_source(Arena *arena, int fd, const char *path, const char *name,
                           DiagList *diags)
{
    struct stat status;
    size_t capacity, length = 0;
    char *text;

    if (fstat(fd, &status) != 0) {
        file_error(diags, "read", path, errno);
        return NULL;
    }
    if (S_ISDIR(status.st_mode)) {
        file_error(diags, "read", path, EISDIR);
        return NULL;
    }
    if (S_ISREG(status.st_mode) && (uintmax_t)status.st_size > FILE_SIZE_LIMIT) {
        file_error_too_large(diags, path);
        return NULL;
    }
    capacity =
        S_ISREG(status.st_mode) && status.st_size > 0 ? (size_t)status.st_size + 2 : FILE_CHUNK;
    text = arena_alloc(arena, capacity);
    for (;;) {
        ssize_t count = read_fully(fd, text + length, capacity - length - 1);

        if (count < 0) {
            file_error(diags, "read", path, errno);
            return NULL;
        }
        length += (size_t)count;
        if (length > FILE_SIZE_LIMIT) {
            file_error_too_large(diags, path);
            return NULL;
        }
        if (length + 1 < capacity)
            return source_new(arena, name, text, length);
        text = arena_grow(arena, text, length, capacity * 2);
        capacity *= 2;
    }
}

Source *file_read(Arena *arena, const char *path, DiagList *diags)
{
    Source *source;
    int fd;

    if (strcmp(path, "-") == 0)
        return read_source(arena, STDIN_FILENO, "<stdin>", "<stdin>", diags);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        file_error(diags, "read", path, errno);
        return NULL;
    }
    source = read_source(arena, fd, path, path, diags);
    close(fd);
    return source;
}

bool file_has_content(const char *path, const char *text, size_t length)
{
    char buffer[16 * 1024];
    struct stat status;
    size_t done = 0;
    ssize_t count = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool same;

    if (fd < 0)
        return false;
    same =
        fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && (uintmax_t)status.st_size == length;
    while (same && (count = read_fully(fd, buffer, sizeof(buffer))) > 0) {
        same = (size_t)count <= length - done && memcmp(buffer, text + done, (size_t)count) == 0;
        done += (size_t)count;
    }
    close(fd);
    return same && count == 0 && done == length;
}

bool file_is_directory(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool file_exists(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0;
}

bool file_make_directories(const char *path, DiagList *diags)
{
    char *partial = arena_strdup(diags->arena, path);

    for (char *c = partial; *c != '\0';) {
        char separator;
        int error;

        c += strspn(c, "/");
        c += strcspn(c, "/");
        separator = *c;
        *c = '\0';
        error = mkdir(partial, 0777) == 0 ? 0 : errno;
        /* An existing folder is fine whatever mkdir() says about it: a read-only parent says EROFS.
         */
        if (error != 0 && !file_is_directory(partial)) {
            file_error(diags, "create the folder", partial, error == EEXIST ? ENOTDIR : error);
            return false;
        }
        *c = separator;
    }
    return true;
}

/* A failed write leaves the former file as it was, which is worth knowing. */
static FileWriteResult write_error(DiagList *diags, const char *path, int error)
{
    Diag *diag = file_error(diags, "write", path, error);

    if (file_exists(path) && !file_is_directory(path))
        diag_detail(diags, diag, "the former file was left as it was");
    return FILE_WRITE_FAILED;
}

/* A device or a pipe cannot be replaced by a file of the same name. */
static FileWriteResult write_in_place(const char *path, const char *text, size_t length,
                                      DiagList *diags)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool written = fd >= 0 && write_fully(fd, text, length);
    int error = errno;

    if (fd >= 0 && close(fd) != 0 && written) {
        written = false;
        error = errno;
    }
    if (written)
        return FILE_WRITTEN;
    file_error(diags, "write", path, error);
    return FILE_WRITE_FAILED;
}

/* The mode that open() would have given a new file. */
static mode_t default_file_mode(void)
{
    mode_t mask = umask(0);

    umask(mask);
    return 0666 & ~mask;
}

/* `target` is where `path`, which messages name, leads to. */
static FileWriteResult write_and_rename(const char *path, const char *target, const char *text,
                                        size_t length, DiagList *diags)
{
    char *temporary =
        path_join(diags->arena, path_directory(diags->arena, target), ".schemac-XXXXXX");
    int fd = mkstemp(temporary);
    int error;
    bool written;

    if (fd < 0)
        return write_error(diags, path, errno);
    written = write_fully(fd, text, length) && fchmod(fd, default_file_mode()) == 0;
    error = errno;
    if (close(fd) != 0 && written) {
        written = false;
        error = errno;
    }
    if (written && rename(temporary, target) == 0)
        return FILE_WRITTEN;
    if (written)
        error = errno;
    unlink(temporary);
    return write_error(diags, path, error);
}

FileWriteResult file_write_if_changed(const char *path, const char *text, size_t length,
                                      DiagList *diags)
{
    struct stat status;
    bool exists;
    char *target;
    FileWriteResult result;

    if (file_has_content(path, text, length))
        return FILE_UNCHANGED;
    if (!file_make_directories(path_directory(diags->arena, path), diags))
        return FILE_WRITE_FAILED;
    exists = stat(path, &status) == 0;
    if (exists && S_ISDIR(status.st_mode))
        return write_error(diags, path, EISDIR);
    if (exists && !S_ISREG(status.st_mode))
        return write_in_place(path, text, length, diags);
    /* Through a symbolic link: the file behind it is replaced, not the link. */
    target = realpath(path, NULL);
    result = write_and_rename(path, target != NULL ? target : path, text, length, diags);
    free(target);
    return result;
}

static int text_pointer_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_list(Arena *arena, const char *directory, TextVec *names, DiagList *diags)
{
    size_t first = names->count;
    DIR *stream = opendir(directory);
    struct dirent *entry;
    int error;

    if (stream == NULL) {
        Diag *diag;

        error = errno;
        diag = file_error(diags, "read the folder", directory, error);
        if (error == ENOTDIR)
            diag->hint = "name a folder, not a file";
        return false;
    }
    while (errno = 0, (entry = readdir(stream)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            vec_push(arena, names, arena_strdup(arena, entry->d_name));
    }
    error = errno;
    closedir(stream);
    if (error != 0) {
        file_error(diags, "read the folder", directory, error);
        return false;
    }
    if (names->count > first)
        qsort(names->items + first, names->count - first, sizeof(*names->items),
              text_pointer_compare);
    return true;
}

/* The folders above the one that is read, so that a circle of symbolic links ends. */
typedef struct WalkLevel {
    const struct WalkLevel *above;
    dev_t device;
    ino_t inode;
} WalkLevel;

typedef struct Walk {
    Arena *arena;
    TextVec *paths;
    DiagList *diags;
} Walk;

static bool walk_is_circle(const WalkLevel *level, const struct stat *status)
{
    for (; level != NULL; level = level->above) {
        if (level->device == status->st_dev && level->inode == status->st_ino)
            return true;
    }
    return false;
}

static bool walk_folder(Walk *walk, const char *directory, const char *relative,
                        const WalkLevel *above)
{
    TextVec names = {0};
    struct stat status;
    WalkLevel level = {.above = above};

    if (stat(directory, &status) == 0) {
        level.device = status.st_dev;
        level.inode = status.st_ino;
    }
    if (!file_list(walk->arena, directory, &names, walk->diags))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        const char *path = path_join(walk->arena, directory, names.items[i]);
        const char *below = path_join(walk->arena, relative, names.items[i]);

        if (stat(path, &status) != 0) {
            /* A link to nothing is listed: whoever wants the file gets the error. Editors' hidden
             * locks are not. */
            if (names.items[i][0] != '.')
                vec_push(walk->arena, walk->paths, below);
        } else if (S_ISREG(status.st_mode)) {
            vec_push(walk->arena, walk->paths, below);
        } else if (S_ISDIR(status.st_mode) && !walk_is_circle(&level, &status)) {
            if (!walk_folder(walk, path, below, &level))
                return false;
        }
    }
    return true;
}

bool file_walk(Arena *arena, const char *directory, TextVec *paths, DiagList *diags)
{
    Walk walk = {.arena = arena, .paths = paths, .diags = diags};
    size_t first = paths->count;

    if (!walk_folder(&walk, directory, ".", NULL))
        return false;
    if (paths->count > first)
        qsort(paths->items + first, paths->count - first, sizeof(*paths->items),
              text_pointer_compare);
    return true;
}

char *path_join(Arena *arena, const char *directory, const char *name)
{
    size_t length = strlen(directory);

    while (name[0] == '.' && name[1] == '/')
        name += 2;
    if (name[0] == '/' || strcmp(directory, ".") == 0 || length == 0)
        return arena_strdup(arena, name);
    if (name[0] == '\0' || strcmp(name, ".") == 0)
        return arena_strdup(arena, directory);
    return arena_printf(arena, "%s%s%s", directory, directory[length - 1] == '/' ? "" : "/", name);
}

char *path_directory(Arena *arena, const char *path)
{
    size_t length = (size_t)(path_base(path) - path);

    if (length == 0)
        return arena_strdup(arena, ".");
    while (length > 1 && path[length - 1] == '/')
        length--;
    return arena_strndup(arena, path, length);
}

const char *path_base(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

bool text_ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text);
    size_t ending_length = strlen(ending);

    return length >= ending_length && strcmp(text + length - ending_length, ending) == 0;
}

bool stream_write(FILE *stream, const char *text, size_t length)
{
    size_t written = fwrite(text, 1, length, stream);

    return fflush(stream) == 0 && written == length && !ferror(stream);
}
