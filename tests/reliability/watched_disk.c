/* Stands between a program and its disk: records what is written and synced, or lets the disk be full.

   RECORD_TO names the file for the record; DISK_ROOM is how many bytes all files together may grow by.
   A record is one byte (w write, t truncate, s sync, u unlink), the length of the path, the offset, the
   length of the data (8 bytes each, little endian), the path and the data. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int record = -1;
static long long room = -1;

__attribute__((constructor)) static void begin(void) {
    const char *to = getenv("RECORD_TO"), *bytes = getenv("DISK_ROOM");
    if (to) record = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (bytes) room = atoll(bytes);
}

/* For a program that is forked after its modules were loaded. */
void limit_room(long long bytes) { room = bytes; }

static void note(char what, const char *path, int64_t at, const void *data, int64_t size) {
    if (record < 0) return;
    int64_t numbers[3] = {(int64_t)strlen(path), at, size};
    size_t whole = 1 + sizeof numbers + strlen(path) + (size_t)(data ? size : 0);
    char *line = malloc(whole);
    line[0] = what;
    memcpy(line + 1, numbers, sizeof numbers);
    memcpy(line + 1 + sizeof numbers, path, strlen(path));
    if (data) memcpy(line + 1 + sizeof numbers + strlen(path), data, (size_t)size);
    syscall(SYS_write, record, line, whole);
    free(line);
}

static void note_of(int file, char what, int64_t at, const void *data, int64_t size) {
    char link[64], path[4096];
    if (record < 0 || file == record) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t got = readlink(link, path, sizeof path - 1);
    if (got <= 0 || path[0] != '/') return;
    path[got] = 0;
    note(what, path, at, data, size);
}

/* Returns whether a file may grow to this size. */
static int has_room(int file, int64_t end) {
    struct stat known;
    if (room < 0 || fstat(file, &known) || !S_ISREG(known.st_mode) || end <= known.st_size) return 1;
    if (end - known.st_size > room) { errno = ENOSPC; return 0; }
    room -= end - known.st_size;
    return 1;
}

static int64_t end_of(int file, size_t size) {
    int flags = fcntl(file, F_GETFL);
    off_t at = lseek(file, 0, flags >= 0 && (flags & O_APPEND) ? SEEK_END : SEEK_CUR);
    return at < 0 ? 0 : (int64_t)at + (int64_t)size;
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    if (!has_room(file, at + (int64_t)size)) return -1;
    ssize_t done = syscall(SYS_pwrite64, file, data, size, at);
    if (done > 0) note_of(file, 'w', at, data, done);
    return done;
}
ssize_t pwrite(int file, const void *data, size_t size, off_t at) { return pwrite64(file, data, size, at); }

ssize_t write(int file, const void *data, size_t size) {
    int64_t end = end_of(file, size);
    if (!has_room(file, end)) return -1;
    ssize_t done = syscall(SYS_write, file, data, size);
    if (done > 0) note_of(file, 'w', end - (int64_t)size, data, done);
    return done;
}

int ftruncate64(int file, off64_t size) {
    if (!has_room(file, size)) return -1;
    int done = (int)syscall(SYS_ftruncate, file, size);
    if (!done) note_of(file, 't', size, NULL, 0);
    return done;
}
int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

int posix_fallocate64(int file, off64_t at, off64_t size) {
    return has_room(file, at + size) ? (int)syscall(SYS_fallocate, file, 0, at, size) * -errno : ENOSPC;
}
int posix_fallocate(int file, off_t at, off_t size) { return posix_fallocate64(file, at, size); }

ssize_t sendfile64(int to, int from, off64_t *at, size_t size) {
    struct stat known;
    size_t real = fstat(from, &known) || (size_t)known.st_size > size ? size : (size_t)known.st_size;
    if (!has_room(to, end_of(to, real))) return -1;
    return syscall(SYS_sendfile, to, from, at, size);
}
ssize_t sendfile(int to, int from, off_t *at, size_t size) { return sendfile64(to, from, at, size); }

int fsync(int file) { int done = (int)syscall(SYS_fsync, file); note_of(file, 's', 0, NULL, 0); return done; }
int fdatasync(int file) { int done = (int)syscall(SYS_fdatasync, file); note_of(file, 's', 0, NULL, 0); return done; }

int unlink(const char *path) {
    int done = (int)syscall(SYS_unlink, path);
    if (!done) note('u', path, 0, NULL, 0);
    return done;
}
