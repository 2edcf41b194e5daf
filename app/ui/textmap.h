/* ui/textmap.h - where the clusters of a drawn text stand, so that a touch finds its place.
 *
 * Pure. Written while the text is drawn, read when it is touched. */
#ifndef UI_TEXTMAP_H
#define UI_TEXTMAP_H

#include <stdbool.h>
#include <stddef.h>

enum { TEXT_MAP_LINES = 32, TEXT_MAP_STOPS = 2048 };

/* A place for the caret: x in canvas pixels, byte offset in the text. */
struct text_stop {
    int x;
    size_t at;
};

struct text_map {
    size_t first_line;  /* of the text, shown at the top: kept from picture to picture */
    int top, line_h;    /* canvas pixels */
    size_t n_lines;     /* in sight */
    size_t line[TEXT_MAP_LINES + 1]; /* index of each line's first stop; the last is n_stops */
    size_t n_stops;
    struct text_stop stops[TEXT_MAP_STOPS];
};

/* Forgets all stops, not first_line. */
void text_map_begin(struct text_map *m, int top, int line_h);
/* Begins a line; false if there is no room for one more: what follows cannot be touched. */
bool text_map_line(struct text_map *m);
void text_map_stop(struct text_map *m, int x, size_t at);

/* The offset nearest to a point, by line first; 0 if nothing is drawn. */
size_t text_map_find(const struct text_map *m, int x, int y);

#endif
