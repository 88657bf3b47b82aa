package com.example.study

import scala.collection.mutable.{Map => MMap, _}
import java.io.File

/** 도형 */
sealed trait Shape {
  def area: Double
}
case class Circle(r: Double) extends Shape { override def area = math.Pi * r * r }
case object Empty extends Shape { val area = 0.0 }

class Stack[A <: AnyRef](private var items: List[A] = Nil) extends Serializable with Ordered[Stack[A]] {
  @throws(classOf[Exception])
  def push(x: A): Unit = { items = x :: items } // 넣는다
  def +=(x: A)(implicit ord: Ordering[A]) = push(x)
  lazy val size: Int = items.length
  override def toString = s"스택(${items.mkString(", ")}) $size"
  def compare(that: Stack[A]) = this.size - that.size
}

object Main extends App {
  val numbers = (1 to 10).filter(_ % 2 == 0).map(x => x * 2)
  var hex = 0xFFL; val f = 1.5e3f; val c = '가'; val sym = 'name
  val text = """여러 줄
    "문자열" """
  def fold[B](z: B)(op: (B, Int) => B): B = numbers.foldLeft(z)(op)
  for { i <- 1 until 3; if i != 2; j = i + 1 } yield (i, j)
  numbers match {
    case head +: tail if head > 0 => println("머리: \"" + head + "\"\n")
    case Seq() | null => throw new RuntimeException
    case _ => ()
  }
  try { type Id = Int; new File("x") } catch { case e: Exception => e.printStackTrace() } finally { }
  /* 주석
   * /* 중첩 */ */
  val `이상한 이름` = true
}
val :+: = 1
def a_+= (x: Int) = x ~> y
val x_ = a_b
