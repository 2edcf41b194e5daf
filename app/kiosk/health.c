#include "kiosk/health.h"

#include "base/arena.h"

#include <SDL.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>
#include <time.h>

static int
disk_free(const char *data)
{
    struct statvfs fs;
    if (statvfs(data, &fs) != 0 || fs.f_blocks == 0)
        return HEALTH_UNKNOWN;
    return (int)(fs.f_bavail * 100 / fs.f_blocks);
}

/* One number, in thousandths of a degree. */
static int
read_sensor(const char *path)
{
    char line[32], *end = line;
    FILE *f = fopen(path, "re");
    bool ok = f && fgets(line, sizeof line, f);
    if (f)
        fclose(f);
    long value = ok ? strtol(line, &end, 10) : 0;
    ok = ok && end > line && value > -100000 && value < 300000;
    return ok ? (int)(value / 1000) : HEALTH_UNKNOWN;
}

/* Documentation/driver-api/thermal/sysfs-api.rst: thermal_zone[0-*]/temp. */
static int
hottest(void)
{
    glob_t found;
    int most = HEALTH_UNKNOWN;
    if (glob("/sys/class/thermal/thermal_zone*/temp", GLOB_NOSORT, NULL, &found) != 0)
        return most;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        int heat = read_sensor(found.gl_pathv[i]);
        most = heat > most ? heat : most;
    }
    globfree(&found);
    return most;
}

void
health_read(const char *data, struct health *out)
{
    struct timespec up;
    *out = (struct health){.disk_free = disk_free(data), .heat = hottest(), .up_s = -1};
    if (clock_gettime(CLOCK_BOOTTIME, &up) == 0)
        out->up_s = up.tv_sec;
    out->touch = SDL_GetNumTouchDevices();
}
