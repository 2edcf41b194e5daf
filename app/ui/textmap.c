#include "ui/textmap.h"

#include <stdlib.h>

void
text_map_begin(struct text_map *m, int top, int line_h)
{
    m->top = top;
    m->line_h = line_h;
    m->n_lines = 0;
    m->n_stops = 0;
    m->line[0] = 0;
}

bool
text_map_line(struct text_map *m)
{
    if (m->n_lines >= TEXT_MAP_LINES || m->n_stops >= TEXT_MAP_STOPS)
        return false;
    m->line[m->n_lines++] = m->n_stops;
    m->line[m->n_lines] = m->n_stops;
    return true;
}

void
text_map_stop(struct text_map *m, int x, size_t at)
{
    if (m->n_lines == 0 || m->n_stops >= TEXT_MAP_STOPS)
        return;
    m->stops[m->n_stops++] = (struct text_stop){x, at};
    m->line[m->n_lines] = m->n_stops;
}

size_t
text_map_find(const struct text_map *m, int x, int y)
{
    if (m->n_stops == 0)
        return 0;
    int line = m->line_h > 0 ? (y - m->top) / m->line_h : 0;
    if (line < 0 || y < m->top)
        line = 0;
    if ((size_t)line >= m->n_lines)
        line = (int)m->n_lines - 1;
    size_t best = m->line[line], end = m->line[line + 1];
    for (size_t i = best; i < end; i++)
        if (abs(m->stops[i].x - x) < abs(m->stops[best].x - x))
            best = i;
    return best < m->n_stops ? m->stops[best].at : m->stops[m->n_stops - 1].at;
}
