/* kiosk/health.h - how the machine is, as far as it can be measured. */
#ifndef KIOSK_HEALTH_H
#define KIOSK_HEALTH_H

#include <stdbool.h>
#include <stdint.h>

enum { HEALTH_UNKNOWN = -1000 };

struct health {
    int disk_free;     /* per cent of the disk the data folder is on, or HEALTH_UNKNOWN */
    int heat;          /* degrees Celsius of the hottest sensor, or HEALTH_UNKNOWN */
    int64_t up_s;      /* seconds since the machine was started; -1 not known */
    int touch;         /* touch panels that SDL has found */
};

void health_read(const char *data, struct health *out);

#endif
