package com.example.study

import kotlinx.coroutines.*
import java.util.Date as JavaDate

/**
 * 학생
 */
@Serializable
data class Student(val name: String, var score: Int = 0, private val tags: List<String>? = null) {
    companion object {
        const val MAX = 0xFF
        fun of(name: String) = Student(name)
    }

    val grade: Char
        get() = when {
            score >= 90 -> 'A'
            score in 80..89 -> 'B'
            else -> '\n'
        }
}

sealed class Result<out T> {
    data class Success<T>(val value: T) : Result<T>()
    object Empty : Result<Nothing>()
}

interface Shape { fun area(): Double }

inline fun <reified T : Any> List<T>.second(): T? = if (size > 1) this[1] else null

suspend fun load(url: String): String = withContext(Dispatchers.IO) {
    delay(1_000L)
    "결과: $url ${url.length + 1} \"인용\""
}

fun main(args: Array<String>) = runBlocking<Unit> {
    val (first, second) = Pair("하나", 2)
    val map = mutableMapOf("a" to 1, "b" to 2.5f, "c" to 1e-3)
    var nullable: String? = null
    println(nullable?.length ?: -1)
    for (i in 10 downTo 1 step 2) { if (i == 5) continue }
    val text = """
        여러 줄 $first
        |문자열
    """.trimIndent()
    listOf(1, 2, 3).filter { it % 2 == 1 }.forEach loop@{ return@loop }
    try { nullable!!.trim() } catch (e: NullPointerException) { throw e } finally { }
    // 한 줄 주석
    /* 한 줄 */ val f: (Int) -> Int = { x -> x shl 1 }
    val s = Student::class.java as? Any is Any
}
