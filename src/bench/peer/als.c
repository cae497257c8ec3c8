/* Sweeps of explicit-feedback ALS in C, to hold the Java engine to: float32, joint biases, weighted penalty 0.05, OpenMP over rows.
 *
 *   syr     the loop of cmfrec (factors_closed_form and factors_explicit_cg for sparse X, written anew after its source): a rank-one update
 *           and an addition to the right-hand side per rating by BLAS, then LAPACK's Cholesky; with STEPS > 0 that many conjugate gradient steps
 *   loops   the same with loops for the compiler in place of BLAS
 *   tiles   the plan of the Java kernels in AVX-512 intrinsics: panels, register tiles of 8 x 3 vectors, the panel's next rows prefetched
 *
 *   gcc -O3 -march=native -ffast-math -mprefer-vector-width=512 -fopenmp -o als als.c -lopenblas -lm
 *   OPENBLAS_NUM_THREADS=1 ./als FILE syr|loops|tiles K SWEEPS THREADS [STEPS]
 *
 * FILE is what ExportRatings writes: of training ratings by user, training ratings by item and test ratings by user each the number of
 * rows, where rows start, columns, and ratings less their mean. Needs libopenblas-dev, and AVX-512 for tiles.
 */
#include <cblas.h>
#include <immintrin.h>
#include <math.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define LAMBDA 0.05f
#define PANEL 160
#define AHEAD 8
#define MOST 1048576 /* ratings of a row in syr and loops */

extern void sposv_(char *, int *, int *, float *, int *, float *, int *, int *);

typedef struct {
    int rows, *start, *column;
    float *rating;
} Ratings;

static void *get(FILE *file, size_t count) {
    void *to = malloc(4 * (count + AHEAD));
    memset((int *)to + count, 0, 4 * AHEAD);
    if (fread(to, 4, count, file) != count) exit(2);
    return to;
}

static Ratings ratings(FILE *file) {
    Ratings x;
    if (fread(&x.rows, 4, 1, file) != 1) exit(2);
    x.start = get(file, x.rows + 1);
    x.column = get(file, x.start[x.rows]);
    x.rating = get(file, x.start[x.rows]);
    return x;
}

static float *table(size_t floats) {
    size_t bytes = (4 * floats + (1 << 21)) & ~(size_t)((1 << 21) - 1);
    float *t = aligned_alloc(1 << 21, bytes);
    madvise(t, bytes, MADV_HUGEPAGE);
    memset(t, 0, bytes);
    return t;
}

/* A row is [k factors | 1 | bias], ld floats from the next; the unknowns of a row are its k factors and its bias. */
static int k, n, ld, blocks, steps;

static void syr(const float *x, float *a) {
    for (int i = 0; i < n; i++)
        for (int j = i; j < n; j++) a[i * n + j] += x[i] * x[j];
}

static void axpy(float w, const float *x, float *y) {
    for (int i = 0; i < n; i++) y[i] += w * x[i];
}

static float dot(const float *x, const float *y) {
    float sum = 0;
    for (int i = 0; i < n; i++) sum += x[i] * y[i];
    return sum;
}

static void cg(int count, const float **x, const float *y, float lambda, float *a, float *p, float *ap, float *r, int blas) {
    memset(r, 0, 4 * n);
    for (int i = 0; i < count; i++) {
        float w = y[i] - (blas ? cblas_sdot(n, x[i], 1, a, 1) : dot(x[i], a));
        if (blas) cblas_saxpy(n, w, x[i], 1, r, 1); else axpy(w, x[i], r);
    }
    for (int i = 0; i < n; i++) r[i] -= (i < k ? lambda : LAMBDA) * a[i];
    memcpy(p, r, 4 * n);
    float old = dot(r, r);
    for (int step = 0; step < steps && old > 1e-8f; step++) {
        memset(ap, 0, 4 * n);
        for (int i = 0; i < count; i++) {
            if (blas) cblas_saxpy(n, cblas_sdot(n, x[i], 1, p, 1), x[i], 1, ap, 1); else axpy(dot(x[i], p), x[i], ap);
        }
        for (int i = 0; i < n; i++) ap[i] += (i < k ? lambda : LAMBDA) * p[i];
        float alpha = old / dot(p, ap);
        axpy(alpha, p, a);
        axpy(-alpha, ap, r);
        float now = dot(r, r);
        for (int i = 0; i < n; i++) p[i] = r[i] + now / old * p[i];
        old = now;
    }
}

/* cmfrec's way. */
static void half(Ratings r, float *side, const float *other, int threads, int blas) {
#pragma omp parallel num_threads(threads)
    {
        float *a = malloc(4 * (n * n + 4 * n)), *y = malloc(MOST * sizeof *y);
        const float **x = malloc(MOST * sizeof *x);
#pragma omp for schedule(dynamic)
        for (int row = 0; row < r.rows; row++) {
            int count = r.start[row + 1] - r.start[row];
            if (count == 0) continue;
            if (count > MOST) exit(2);
            for (int i = 0; i < count; i++) {
                x[i] = other + (size_t)r.column[r.start[row] + i] * ld;
                y[i] = r.rating[r.start[row] + i] - x[i][k + 1];
            }
            float *to = side + (size_t)row * ld, *s = a + n * n;
            memcpy(s, to, 4 * k);
            s[k] = to[k + 1];
            if (steps > 0) {
                cg(count, x, y, LAMBDA * count, s, a, a + n, a + 2 * n, blas);
            } else {
                memset(a, 0, 4 * (n * n + n));
                for (int i = 0; i < count; i++) {
                    if (blas) cblas_ssyr(CblasRowMajor, CblasUpper, n, 1, x[i], 1, a, n); else syr(x[i], a);
                    if (blas) cblas_saxpy(n, y[i], x[i], 1, s, 1); else axpy(y[i], x[i], s);
                }
                for (int i = 0; i < n; i++) a[i * n + i] += i < k ? LAMBDA * count : LAMBDA;
                char lower = 'L';
                int one = 1, info;
                sposv_(&lower, &n, &one, a, &n, s, &n, &info);
            }
            memcpy(to, s, 4 * k);
            to[k + 1] = s[k];
        }
        free(a), free(y), free(x);
    }
}

#define TILE(C)                                                                                                     \
    static inline void tile##C(const float *x, int i, int c, int count, float *g) {                                  \
        __m512 s[8][C];                                                                                              \
        for (int r = 0; r < 8; r++)                                                                                  \
            for (int q = 0; q < C; q++) s[r][q] = _mm512_loadu_ps(g + (i + r) * ld + (c + q) * 16);                  \
        for (int p = 0; p < count; p++, x += ld)                                                                     \
            for (int r = 0; r < 8; r++)                                                                              \
                for (int q = 0; q < C; q++)                                                                          \
                    s[r][q] = _mm512_fmadd_ps(_mm512_set1_ps(x[i + r]), _mm512_load_ps(x + (c + q) * 16), s[r][q]);  \
        for (int r = 0; r < 8; r++)                                                                                  \
            for (int q = 0; q < C; q++) _mm512_storeu_ps(g + (i + r) * ld + (c + q) * 16, s[r][q]);                  \
    }
TILE(3)
TILE(2)
TILE(1)

/* Factors [A | y] in place and solves it; the right-hand side is column n. */
static void solve(float *g, float *x) {
    for (int i = 0; i < n; i++) {
        const float *restrict pivot = g + i * ld;
        float d = -1 / pivot[i];
        for (int j = i + 1; j < n; j++) {
            float *restrict row = g + j * ld, m = d * pivot[j];
            for (int c = j / 16 * 16; c < ld; c += 16)
                _mm512_store_ps(row + c, _mm512_fmadd_ps(_mm512_set1_ps(m), _mm512_load_ps(pivot + c), _mm512_load_ps(row + c)));
        }
    }
    for (int i = n - 1; i >= 0; i--) {
        float sum = g[i * ld + n];
        for (int j = i + 1; j < n; j++) sum -= g[i * ld + j] * x[j];
        x[i] = sum / g[i * ld + i];
    }
}

static void halfTiles(Ratings r, float *side, const float *other, int threads) {
#pragma omp parallel num_threads(threads)
    {
        float *x = table(PANEL * ld), *g = table((ld + 8) * ld), *s = table(ld);
#pragma omp for schedule(dynamic, 16)
        for (int row = 0; row < r.rows; row++) {
            if (r.start[row] == r.start[row + 1]) continue;
            memset(g, 0, 4 * ld * ld);
            for (int at = r.start[row]; at < r.start[row + 1]; at += PANEL) {
                int count = r.start[row + 1] - at < PANEL ? r.start[row + 1] - at : PANEL;
                for (int p = 0; p < count; p++) {
                    const float *from = other + (size_t)r.column[at + p] * ld;
                    const float *next = other + (size_t)r.column[at + p + AHEAD] * ld;
                    for (int q = 0; q < ld; q += 16) {
                        _mm_prefetch((const char *)(next + q), _MM_HINT_T0);
                        _mm512_store_ps(x + p * ld + q, _mm512_load_ps(from + q));
                    }
                    x[p * ld + n] = r.rating[at + p] - from[k + 1];
                }
                for (int i = 0; i < n; i += 8) {
                    int c = i / 16;
                    for (; blocks - c >= 3; c += 3) tile3(x, i, c, count, g);
                    if (blocks - c == 2) tile2(x, i, c, count, g);
                    if (blocks - c == 1) tile1(x, i, c, count, g);
                }
            }
            for (int i = 0; i < n; i++) g[i * ld + i] += i < k ? LAMBDA * (r.start[row + 1] - r.start[row]) : LAMBDA;
            solve(g, s);
            memcpy(side + (size_t)row * ld, s, 4 * k);
            side[(size_t)row * ld + k + 1] = s[k];
        }
    }
}

int main(int argc, char **argv) {
    if (argc < 6) return 2;
    char *how = argv[2];
    k = atoi(argv[3]);
    int sweeps = atoi(argv[4]), threads = atoi(argv[5]);
    steps = argc > 6 ? atoi(argv[6]) : 0;
    n = k + 1;
    blocks = (k + 2 + 15) / 16;
    ld = 16 * blocks;
    FILE *file = fopen(argv[1], "rb");
    if (!file) return 2;
    Ratings byUser = ratings(file), byItem = ratings(file), test = ratings(file);
    float *users = table((size_t)byUser.rows * ld), *items = table((size_t)byItem.rows * ld);
    for (int i = 0; i < byUser.rows; i++) users[(size_t)i * ld + k] = 1;
    for (int i = 0; i < byItem.rows; i++) {
        for (int f = 0; f < k; f++) items[(size_t)i * ld + f] = ((float)rand() / RAND_MAX - 0.5f) * 0.2f;
        items[(size_t)i * ld + k] = 1;
    }
    double least = INFINITY, start = omp_get_wtime();
    for (int sweep = 0; sweep < sweeps; sweep++) {
        double begin = omp_get_wtime();
        if (*how == 't') {
            halfTiles(byUser, users, items, threads);
            halfTiles(byItem, items, users, threads);
        } else {
            half(byUser, users, items, threads, *how == 's');
            half(byItem, items, users, threads, *how == 's');
        }
        least = fmin(least, omp_get_wtime() - begin);
    }
    double seconds = omp_get_wtime() - start, squares = 0;
    for (int row = 0; row < test.rows; row++)
        for (int at = test.start[row]; at < test.start[row + 1]; at++) {
            float *u = users + (size_t)row * ld, *i = items + (size_t)test.column[at] * ld;
            double error = u[k + 1] + i[k + 1] - test.rating[at];
            for (int f = 0; f < k; f++) error += u[f] * i[f];
            squares += error * error;
        }
    printf("%-6s k = %d, %d steps, %d threads: %.3f s a sweep (least %.3f), test RMSE not clipped %.5f\n", how, k, steps, threads,
           seconds / sweeps, least, sqrt(squares / test.start[test.rows]));
}
