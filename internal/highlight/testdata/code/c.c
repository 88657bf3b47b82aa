/* 연결 리스트: 넣고, 찾고, 지운다. */
#include <stdio.h>
#include <stdlib.h>
#include "list.h"   // 우리 머리 파일

#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define LOG(fmt, ...) \
    fprintf(stderr, "[%s] " fmt "\n", __func__, __VA_ARGS__)

#ifdef DEBUG
static int debug = 1;
#else
static int debug = 0;
#endif

#if 0
이 부분은 컴파일되지 않는다.
int unused(void);
#endif

typedef struct node {
    int value;
    struct node *next;
} node_t;

typedef enum { RED = 1, GREEN = 1 << 1, BLUE = 0x4u } color;

static node_t *push(node_t *head, int value)
{
    node_t *n = malloc(sizeof(*n));
    if (n == NULL) {
        perror("메모리 부족");
        goto fail;
    }
    n->value = value;
    n->next = head;
    return n;
fail:
    exit(EXIT_FAILURE);
}

int find(const node_t *head, int value);

int main(int argc, char **argv) {
    unsigned long long total = 0xFFul, octal = 0755;
    double pi = 3.14159, tiny = 1e-9, half = .5f;
    const char *name = "한글 \"이름\" \x41\t\0";
    char c = '\n', d = 'x';
    uint32_t flags = ~0u & 0x0F | RED;

    for (int i = 0; i < 10 && total != 100; ++i) {
        switch (i % 3) {
        case 0: total += i; break;
        case 1: continue;
        default: total *= 2;
        }
    }
    do { total--; } while (total > 0);
    printf("%d: %s, 합계 %llu\n", argc, argv[0], total);
    return debug ? 1 : 0;
}
