/* Lets one call to the disk under $FAIL_DIR fail: the n-th after fail_at(n, ...), or all from the n-th on.
   gcc -O1 -shared -fPIC -o disk_fail.so disk_fail.c -ldl, then run a program with LD_PRELOAD. Linux only. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls, place;
static int number, on, armed;
static char failed[64];

/* The n-th call from now on fails; n 0: none, they are counted only. full: writing finds no room, and reading fails as
   always. forever: and so do all after it. */
void fail_at(long n, int full, int forever) { calls = 0; place = n; number = full; on = forever; failed[0] = 0; armed = 1; }
/* No call fails any more; how many there were. */
long fail_no_more(void) { armed = 0; return calls; }
/* What failed first; "" for nothing. */
const char *what_failed(void) { return failed; }

static int watched(const char *path) {
    const char *folder = getenv("FAIL_DIR");
    return folder && path && !strncmp(path, folder, strlen(folder));
}

static int watched_file(int file) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t n = readlink(link, path, PATH_MAX - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return watched(path);
}

static int fails(const char *name, int writes) {
    calls++;
    if (!place || !(calls == place || (on && calls > place))) return 0;
    if (!failed[0]) strncpy(failed, name, sizeof failed - 1);
    errno = number && writes ? ENOSPC : EIO;
    return 1;
}

#define REAL(type, name) static type; if (!real) real = dlsym(RTLD_NEXT, name);
#define OF_FILE(name, writes) if (armed && watched_file(file) && fails(name, writes)) return -1;
#define OF_PATH(name, writes) if (armed && watched(path) && fails(name, writes)) return -1;

#define WRITES(name, type, parameters, ...) \
    type name parameters { REAL(type (*real) parameters, #name) OF_FILE(#name, 1) return real(__VA_ARGS__); }
#define READS(name, type, parameters, ...) \
    type name parameters { REAL(type (*real) parameters, #name) OF_FILE(#name, 0) return real(__VA_ARGS__); }
#define NAMES(name, parameters, ...) \
    int name parameters { REAL(int (*real) parameters, #name) OF_PATH(#name, 1) return real(__VA_ARGS__); }

WRITES(write, ssize_t, (int file, const void *data, size_t n), file, data, n)
WRITES(pwrite, ssize_t, (int file, const void *data, size_t n, off_t at), file, data, n, at)
WRITES(pwrite64, ssize_t, (int file, const void *data, size_t n, off64_t at), file, data, n, at)
WRITES(ftruncate, int, (int file, off_t length), file, length)
WRITES(ftruncate64, int, (int file, off64_t length), file, length)
WRITES(fsync, int, (int file), file)
WRITES(fdatasync, int, (int file), file)
READS(read, ssize_t, (int file, void *data, size_t n), file, data, n)
READS(pread, ssize_t, (int file, void *data, size_t n, off_t at), file, data, n, at)
READS(pread64, ssize_t, (int file, void *data, size_t n, off64_t at), file, data, n, at)
NAMES(unlink, (const char *path), path)
NAMES(rmdir, (const char *path), path)
NAMES(mkdir, (const char *path, mode_t mode), path, mode)
NAMES(rename, (const char *path, const char *to), path, to)

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        va_list more; va_start(more, flags); int mode = va_arg(more, int); va_end(more); \
        REAL(int (*real)(const char *, int, ...), #name) OF_PATH(#name, (flags & O_CREAT) != 0) \
        return real(path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

int unlinkat(int file, const char *path, int flags) {
    REAL(int (*real)(int, const char *, int), "unlinkat")
    if (armed && (file == AT_FDCWD ? watched(path) : watched_file(file)) && fails("unlinkat", 1)) return -1;
    return real(file, path, flags);
}
