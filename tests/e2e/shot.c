/* shot - pictures of a virtual display, and what a camera does to them.
 *
 *   shot grab XWD OUT.png              the frame buffer file of Xvfb (-fbdir)
 *   shot scale|rotate|blur|contrast|binarise IN.png OUT.png AMOUNT
 *   shot differ A.png B.png [X Y W H]  prints how many pixels differ, there
 *   shot count IN.png RRGGBB           prints how many pixels have this colour
 */
#include <SDL.h>
#include <SDL_image.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct picture {
    int w, h;
    uint8_t *rgb;
};

static struct picture
picture_new(int w, int h)
{
    struct picture p = {w, h, malloc((size_t)w * (size_t)h * 3)};
    if (!p.rgb)
        abort();
    memset(p.rgb, 255, (size_t)w * (size_t)h * 3);
    return p;
}

static uint8_t *
at(const struct picture *p, int x, int y)
{
    return p->rgb + ((size_t)y * (size_t)p->w + (size_t)x) * 3;
}

static bool
load(const char *path, struct picture *out)
{
    SDL_Surface *s = IMG_Load(path);
    SDL_Surface *rgb = s ? SDL_ConvertSurfaceFormat(s, SDL_PIXELFORMAT_RGB24, 0) : NULL;
    if (rgb) {
        *out = picture_new(rgb->w, rgb->h);
        for (int y = 0; y < rgb->h; y++)
            memcpy(at(out, 0, y), (uint8_t *)rgb->pixels + (size_t)y * (size_t)rgb->pitch,
                   (size_t)rgb->w * 3);
    }
    SDL_FreeSurface(s);
    SDL_FreeSurface(rgb);
    return rgb != NULL;
}

static bool
save(const struct picture *p, const char *path)
{
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormatFrom(p->rgb, p->w, p->h, 24, p->w * 3,
                                                        SDL_PIXELFORMAT_RGB24);
    bool ok = s && IMG_SavePNG(s, path) == 0;
    SDL_FreeSurface(s);
    return ok;
}

static uint32_t
big_endian(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* XWDFile.h, version 7: a header of big-endian words, a name, a colour table, then the pixels;
 * Xvfb of depth 24 keeps them as B, G, R, unused. */
static bool
grab(const char *path, struct picture *out)
{
    enum { HEADER = 100, SIZE = 0, WIDTH = 4, HEIGHT = 5, LINE = 12, COLORS = 19, COLOR_BYTES = 12 };
    uint8_t head[HEADER];
    FILE *f = fopen(path, "rb");
    if (!f || fread(head, 1, HEADER, f) != HEADER)
        return false;
    int w = (int)big_endian(head + WIDTH * 4), h = (int)big_endian(head + HEIGHT * 4);
    size_t line = big_endian(head + LINE * 4);
    long start = (long)(big_endian(head + SIZE * 4) + big_endian(head + COLORS * 4) * COLOR_BYTES);
    uint8_t *row = malloc(line);
    bool ok = row && fseek(f, start, SEEK_SET) == 0;
    *out = picture_new(w, h);
    for (int y = 0; ok && y < h; y++) {
        ok = fread(row, 1, line, f) == line;
        for (int x = 0; ok && x < w; x++)
            for (int c = 0; c < 3; c++)
                at(out, x, y)[c] = row[(size_t)x * 4 + 2 - (size_t)c];
    }
    free(row);
    fclose(f);
    return ok;
}

/* The colour between four pixels; white outside. */
static void
sample(const struct picture *p, double x, double y, uint8_t out[3])
{
    int x0 = (int)floor(x), y0 = (int)floor(y);
    double fx = x - x0, fy = y - y0;
    for (int c = 0; c < 3; c++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            int px = x0 + (k & 1), py = y0 + (k >> 1);
            double weight = (k & 1 ? fx : 1 - fx) * (k >> 1 ? fy : 1 - fy);
            bool inside = px >= 0 && py >= 0 && px < p->w && py < p->h;
            sum += weight * (inside ? at(p, px, py)[c] : 255);
        }
        out[c] = (uint8_t)lround(sum);
    }
}

/* Each target pixel is the mean of the source area it covers. */
static struct picture
scale(const struct picture *p, double factor)
{
    struct picture out = picture_new((int)(p->w * factor), (int)(p->h * factor));
    int n = factor < 1 ? (int)ceil(1 / factor) : 1;
    for (int y = 0; y < out.h; y++) {
        for (int x = 0; x < out.w; x++) {
            int sum[3] = {0};
            for (int k = 0; k < n * n; k++) {
                uint8_t rgb[3];
                sample(p, (x + (k % n + 0.5) / n) / factor - 0.5,
                       (y + (k / n + 0.5) / n) / factor - 0.5, rgb);
                for (int c = 0; c < 3; c++)
                    sum[c] += rgb[c];
            }
            for (int c = 0; c < 3; c++)
                at(&out, x, y)[c] = (uint8_t)(sum[c] / (n * n));
        }
    }
    return out;
}

static struct picture
rotate(const struct picture *p, double degrees)
{
    double r = degrees * acos(-1.0) / 180, co = cos(r), si = sin(r);
    int w = (int)ceil(fabs(p->w * co) + fabs(p->h * si));
    int h = (int)ceil(fabs(p->w * si) + fabs(p->h * co));
    struct picture out = picture_new(w, h);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            double dx = x - w / 2.0, dy = y - h / 2.0;
            sample(p, dx * co + dy * si + p->w / 2.0, -dx * si + dy * co + p->h / 2.0,
                   at(&out, x, y));
        }
    return out;
}

static struct picture
blur_along(const struct picture *p, double sigma, int step_x, int step_y)
{
    int reach = (int)ceil(3 * sigma);
    struct picture out = picture_new(p->w, p->h);
    for (int y = 0; y < p->h; y++)
        for (int x = 0; x < p->w; x++)
            for (int c = 0; c < 3; c++) {
                double sum = 0, total = 0;
                for (int k = -reach; k <= reach; k++) {
                    int px = x + k * step_x, py = y + k * step_y;
                    if (px < 0 || py < 0 || px >= p->w || py >= p->h)
                        continue;
                    double weight = exp(-k * k / (2 * sigma * sigma));
                    sum += weight * at(p, px, py)[c];
                    total += weight;
                }
                at(&out, x, y)[c] = (uint8_t)lround(sum / total);
            }
    return out;
}

static struct picture
blur(const struct picture *p, double sigma)
{
    struct picture half = blur_along(p, sigma, 1, 0), out = blur_along(&half, sigma, 0, 1);
    free(half.rgb);
    return out;
}

/* Towards middle grey: 0.4 leaves 40 % of the contrast. */
static struct picture
contrast(const struct picture *p, double part)
{
    struct picture out = picture_new(p->w, p->h);
    for (size_t i = 0; i < (size_t)p->w * (size_t)p->h * 3; i++)
        out.rgb[i] = (uint8_t)lround(128 + (p->rgb[i] - 128) * part);
    return out;
}

static int
grey(const uint8_t *rgb)
{
    return (299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2]) / 1000;
}

/* The side of the largest square of one colour whose lower right corner is here. */
static int *
squares(const struct picture *p)
{
    int *side = calloc((size_t)p->w * (size_t)p->h, sizeof *side);
    if (!side)
        abort();
    for (int y = 0; y < p->h; y++)
        for (int x = 0; x < p->w; x++) {
            size_t i = (size_t)y * (size_t)p->w + (size_t)x, up = i - (size_t)p->w;
            side[i] = 1;
            if (x == 0 || y == 0 || memcmp(at(p, x, y), at(p, x - 1, y), 3) != 0 ||
                memcmp(at(p, x, y), at(p, x, y - 1), 3) != 0 ||
                memcmp(at(p, x, y), at(p, x - 1, y - 1), 3) != 0)
                continue;
            int least = side[i - 1] < side[up] ? side[i - 1] : side[up];
            side[i] = 1 + (side[up - 1] < least ? side[up - 1] : least);
        }
    return side;
}

/* Black text on white whatever the ground. The pictures are flat: ground is where a square of
 * `least` pixels has one colour, ink is what differs from the ground last seen to its left. */
static struct picture
binarise(const struct picture *p, double least)
{
    enum { STEP = 70 };
    int *side = squares(p);
    struct picture out = picture_new(p->w, p->h);
    for (int y = 0; y < p->h; y++) {
        int ground = grey(at(p, 0, y));
        for (int x = 0; x < p->w; x++) {
            if (side[(size_t)y * (size_t)p->w + (size_t)x] >= (int)least)
                ground = grey(at(p, x, y));
            memset(at(&out, x, y), abs(grey(at(p, x, y)) - ground) > STEP ? 0 : 255, 3);
        }
    }
    free(side);
    return out;
}

static int
least(int a, int b)
{
    return a < b ? a : b;
}

/* `where`: the texts of X Y W H, or NULL for the whole pictures. */
static int
differ(const char *a, const char *b, char **where)
{
    struct picture x, y;
    if (!load(a, &x) || !load(b, &y))
        return 1;
    int left = where ? atoi(where[0]) : 0, top = where ? atoi(where[1]) : 0;
    int right = least(x.w, y.w), bottom = least(x.h, y.h);
    if (where) {
        right = least(right, left + atoi(where[2]));
        bottom = least(bottom, top + atoi(where[3]));
    }
    long n = 0;
    for (int row = top; row < bottom; row++)
        for (int col = left; col < right; col++)
            n += memcmp(at(&x, col, row), at(&y, col, row), 3) != 0;
    printf("%ld\n", x.w == y.w && x.h == y.h ? n : -1L);
    free(x.rgb);
    free(y.rgb);
    return 0;
}

static int
count(const char *path, const char *hex)
{
    struct picture p;
    unsigned long want = strtoul(hex, NULL, 16);
    if (!load(path, &p))
        return 1;
    uint8_t rgb[3] = {(uint8_t)(want >> 16), (uint8_t)(want >> 8), (uint8_t)want};
    long n = 0;
    for (size_t i = 0; i < (size_t)p.w * (size_t)p.h; i++)
        n += memcmp(p.rgb + i * 3, rgb, 3) == 0;
    printf("%ld\n", n);
    free(p.rgb);
    return 0;
}

int
main(int argc, char **argv)
{
    const struct {
        const char *name;
        struct picture (*run)(const struct picture *, double);
    } ways[] = {{"scale", scale}, {"rotate", rotate}, {"blur", blur}, {"contrast", contrast},
                {"binarise", binarise}};
    struct picture in, out;

    if ((argc == 4 || argc == 8) && strcmp(argv[1], "differ") == 0)
        return differ(argv[2], argv[3], argc == 8 ? argv + 4 : NULL);
    if (argc == 4 && strcmp(argv[1], "count") == 0)
        return count(argv[2], argv[3]);
    if (argc == 4 && strcmp(argv[1], "grab") == 0) {
        if (!grab(argv[2], &in))
            return 1;
        bool ok = save(&in, argv[3]);
        free(in.rgb);
        return ok ? 0 : 1;
    }
    for (size_t i = 0; argc == 5 && i < sizeof ways / sizeof ways[0]; i++) {
        if (strcmp(argv[1], ways[i].name) != 0)
            continue;
        if (!load(argv[2], &in))
            return 1;
        out = ways[i].run(&in, strtod(argv[4], NULL));
        bool ok = save(&out, argv[3]);
        free(in.rgb);
        free(out.rgb);
        return ok ? 0 : 1;
    }
    fprintf(stderr, "usage: see the head of shot.c\n");
    return 2;
}
