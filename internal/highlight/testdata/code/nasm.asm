; prints a line
%define LIMIT 10
section .data
text: db "Hello", 10, 'x'
size equ $ - text
buffer: resb 64
section .text
global _start
_start:
    mov eax, [rsi+4*rcx] ; load
    mov r8d, 0FFh
    add al, 0x1f | 101b
    jmp short .done
.done:
    times 3 nop
    int 80h
