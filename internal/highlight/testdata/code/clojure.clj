; a greeting
(ns diary.core (:require [clojure.string :as str]))
(def limit 0xff)
(defn greet
  "Greets a name."
  [name & {:keys [loud?] :or {loud? false}}]
  (let [text (str "Hello, " name \! \newline)]
    (if loud? (str/upper-case text) text)))
(defmacro unless [test body] `(if ~test nil ~@body))
(map #(* % -2.5) (filter even? (range 10)))
@(atom {'a 1, ::b 22}) ; deref
