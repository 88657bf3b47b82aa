(* lists (* nested *) *)
Require Import Coq.Lists.List.
Set Implicit Arguments.
Module Type Shape.
Inductive tree (A : Type) : Type :=
  | Leaf : tree A
  | Node : tree A -> A -> tree A -> tree A.
Definition size := fun (n : nat) => n + 10 * 2.
Notation "x ++ y" := (app x y) (at level 60).
Theorem plus_zero : forall n : nat, n + 0 = n /\ ~ False.
Proof.
  intros n. induction n as [| m IH].
  - reflexivity.
  - simpl; rewrite IH. apply Nat.add_comm with (x := 'a).
  + try (destruct m); exact I.
Qed.
Check @map. Lemma ∀x : P ∧ Q → ⊤. Print "text".
Notation "x ::= y" := (set x y). Goal a::b = a::nil. intros x::= _.
