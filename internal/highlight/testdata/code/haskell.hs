{-# LANGUAGE OverloadedStrings, LambdaCase #-}
-- | 스택
module Study.Stack (Stack(..), push, (<+>)) where

import qualified Data.Map.Strict as Map
import Data.List (sortBy, foldl')
import Prelude hiding (lookup)

{- 여러 줄
   {- 중첩 -} 주석 -}
data Stack a = Empty | Node { value :: a, rest :: Stack a }
  deriving (Show, Eq)

newtype Parser a = Parser { runParser :: String -> Maybe (a, String) }

class Shape s where
  area :: s -> Double
  area _ = 0.5e-3

instance Functor Parser where
  fmap f (Parser p) = Parser $ \s -> case p s of
    Nothing -> Nothing
    Just (a, s') -> Just (f a, s')

push :: a -> Stack a -> Stack a
push x s = Node x s -- 넣는다

infixl 6 <+>
(<+>) :: Int -> Int -> Int
a <+> b | a > b = a * 2
        | otherwise = let y = b `div` 2 in y + 0xFF

main :: IO ()
main = do
  let xs = [x ^ 2 | x <- [1 .. 10], even x] ++ []
      c = '\n'; q = 'a'
  putStrLn ("한글 \"인용\" \1234\t" ++ show xs)
  mapM_ print $ Map.toList (Map.fromList [(1, "하나"), (2, "둘")])
  if null xs then return () else pure ()
  where helper = foldr (.) id
