/* base/log.h - one line to standard error for the engineer; BUG() for our own mistakes.
 *
 * What a person typed never goes into a log line: no caller passes message text here. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

void log_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Says where and aborts; the service manager starts the program again. */
_Noreturn void log_bug(const char *file, int line, const char *what);

#define BUG(what) log_bug(__FILE__, __LINE__, (what))

#endif
