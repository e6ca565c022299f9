/* Logs every write, truncate, sync, unlink and rename under $PLOG_DIR to $PLOG_OUT, for replaying power cuts.
   gcc -O1 -shared -fPIC -o powercut_log.so powercut_log.c -ldl, then run a program with LD_PRELOAD. Linux only. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct record { char op; int64_t offset; int64_t length; int32_t path_length; int32_t other_length; };

static int out = -1;
static const char *folder;
static size_t folder_length;
static ssize_t (*real_write)(int, const void *, size_t);

static void begin(void) {
    if (out >= 0) return;
    real_write = dlsym(RTLD_NEXT, "write");
    folder = getenv("PLOG_DIR");
    if (!folder) { out = INT_MAX; return; }
    folder_length = strlen(folder);
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    out = real_open(getenv("PLOG_OUT"), O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static int watched(int file, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t n = readlink(link, path, PATH_MAX - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return !strncmp(path, folder, folder_length);
}

static void log_op(char op, const char *path, const char *other, int64_t offset, const void *data, int64_t length) {
    struct record r;
    memset(&r, 0, sizeof r);
    r.op = op; r.offset = offset; r.length = length;
    r.path_length = strlen(path); r.other_length = other ? strlen(other) : 0;
    size_t total = sizeof r + r.path_length + r.other_length + (data ? length : 0);
    char *all = malloc(total), *at = all;
    memcpy(at, &r, sizeof r); at += sizeof r;
    memcpy(at, path, r.path_length); at += r.path_length;
    if (other) { memcpy(at, other, r.other_length); at += r.other_length; }
    if (data) memcpy(at, data, length);
    real_write(out, all, total);
    free(all);
}

#define REAL(type, name) static type; if (!real) real = dlsym(RTLD_NEXT, name); begin();

ssize_t pwrite64(int file, const void *data, size_t n, off64_t offset) {
    REAL(ssize_t (*real)(int, const void *, size_t, off64_t), "pwrite64");
    ssize_t done = real(file, data, n, offset);
    char path[PATH_MAX];
    if (done > 0 && folder && watched(file, path)) log_op('W', path, 0, offset, data, done);
    return done;
}

ssize_t pwrite(int file, const void *data, size_t n, off_t offset) { return pwrite64(file, data, n, offset); }

ssize_t write(int file, const void *data, size_t n) {
    REAL(ssize_t (*real)(int, const void *, size_t), "write");
    char path[PATH_MAX];
    int log = folder && file != out && watched(file, path);
    off_t offset = log ? lseek(file, 0, SEEK_CUR) : 0;
    ssize_t done = real(file, data, n);
    if (log && done > 0) log_op('W', path, 0, offset, data, done);
    return done;
}

int ftruncate64(int file, off64_t length) {
    REAL(int (*real)(int, off64_t), "ftruncate64");
    int failed = real(file, length);
    char path[PATH_MAX];
    if (!failed && folder && watched(file, path)) log_op('T', path, 0, length, 0, 0);
    return failed;
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int fsync(int file) {
    REAL(int (*real)(int), "fsync");
    int failed = real(file);
    char path[PATH_MAX];
    if (!failed && folder && watched(file, path)) log_op('S', path, 0, 0, 0, 0);
    return failed;
}

int fdatasync(int file) {
    REAL(int (*real)(int), "fdatasync");
    int failed = real(file);
    char path[PATH_MAX];
    if (!failed && folder && watched(file, path)) log_op('S', path, 0, 0, 0, 0);
    return failed;
}

int unlink(const char *path) {
    REAL(int (*real)(const char *), "unlink");
    int failed = real(path);
    if (!failed && folder && !strncmp(path, folder, folder_length)) log_op('U', path, 0, 0, 0, 0);
    return failed;
}

int rename(const char *from, const char *to) {
    REAL(int (*real)(const char *, const char *), "rename");
    int failed = real(from, to);
    if (!failed && folder && !strncmp(from, folder, folder_length)) log_op('R', from, to, 0, 0, 0);
    return failed;
}
