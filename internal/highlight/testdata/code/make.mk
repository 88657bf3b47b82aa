# 변수
CC := gcc
CFLAGS ?= -O2 -Wall
SRCS = $(wildcard src/*.c)
OBJS = $(patsubst %.c,%.o,$(SRCS))
export PATH

ifeq ($(OS),Windows_NT)
  EXE = .exe
else
  EXE =
endif

include config.mk
.PHONY: all clean test

all: build test ## 모두

build: $(OBJS) | dist
	@echo "만드는 중: $@"
	$(CC) $(CFLAGS) -o dist/app$(EXE) $^ \
	  -lm
	@for f in a b; do echo $$f; done

%.o: %.c
	$(CC) -c $< -o $@

test: build
	-./dist/app --test || exit 1
	@if [ -f log.txt ]; then cat log.txt; fi

clean:
	rm -rf dist *.o # 지우기

override CFLAGS += -g
unexport LANG
ifdef A
else ifeq ($(B),1)
endif
define rule
endef
list:
	@echo $(words $(wildcard *.c)) $$(date) ${HOME} $(call f,$(x:%.c=%.o))
