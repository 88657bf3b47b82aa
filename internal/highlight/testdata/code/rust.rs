//! 소유권 연습
use std::collections::HashMap;
use std::fmt::{self, Display};

/// 도형의 넓이
pub trait Shape: Send + 'static {
    const NAME: &'static str = "도형";
    fn area(&self) -> f64;
}

#[derive(Debug, Clone, PartialEq)]
#[cfg(feature = "serde")]
pub enum Token<'a> {
    Number(i64),
    Word(&'a str),
    Pair { left: Box<Token<'a>>, right: Option<u8> },
}

impl<'a> Display for Token<'a> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Number(n) if *n < 0 => write!(f, "음수 {}", n),
            Token::Number(0..=9) => write!(f, "한 자리"),
            Token::Word(w) | Token::Pair { .. } => Ok(()),
            _ => unreachable!("\u{1F600} {:?}", self),
        }
    }
}

macro_rules! square {
    ($x:expr) => { $x * $x };
    ($($y:ident),+) => { vec![$($y),+] };
}

async fn read(path: &str) -> Result<String, Box<dyn std::error::Error>> {
    let mut text = tokio::fs::read_to_string(path).await?;
    text.push_str(r#"날것 "문자열""#);
    Ok(text)
}

fn main() {
    let mut counts: HashMap<char, usize> = HashMap::new();
    let bytes = b"bytes\x41", c = 'a', quote = '\'';
    let numbers = [0xFFu8, 0b1010_1010, 0o77, 1_000u8];
    let float = 1.5e-3_f64 + 2. + 3f32;
    for (i, c) in "안녕하세요".chars().enumerate().filter(|(i, _)| i % 2 == 0) {
        *counts.entry(c).or_insert(0) += i as usize;
    }
    'outer: loop {
        while let Some(top) = stack.pop() {
            if top.0 > 10 && !false { break 'outer; }
        }
        /* 여러 줄 /* 중첩 */ 주석 */
        unsafe { *ptr = square!(3); }
    }
    println!("{counts:?} {}", numbers.iter().map(|x| x.pow(2)).sum::<u32>());
}
fn convert<T: TryFrom<i64> + ToString>(left: Either<T, Nil>) -> Box<dyn FromIterator<T>> { Left(left).try_into() }
