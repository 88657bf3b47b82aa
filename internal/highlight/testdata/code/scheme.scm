; a queue
(define (make-queue) (cons '() '()))
(define-syntax swap!
  (syntax-rules () ((_ a b) (let ((t a)) (set! a b) (set! b t)))))
(let loop ((i 0) (sum -1.5))
  (cond ((>= i 10) (display "sum is \"big\"\n"))
        (else (loop (+ i 1) (* sum #xff #b101 #e1.5)))))
(define c #\a)
(if (and #t (not #f)) `(1 ,c ,@(list 'x "y")) #(1 2))
