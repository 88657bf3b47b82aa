# 행렬
module Study
using LinearAlgebra, Statistics
import Base: show
export Point, average

#= 여러 줄
주석 =#
abstract type Shape end
mutable struct Point{T<:Real} <: Shape
    x::T
    y::Float64
end

"""
평균을 구한다
"""
function average(xs::Vector{Float64}; weights = nothing)::Float64
    isempty(xs) && throw(ArgumentError("빈 값 \$x\n"))
    total = 0.0
    for (i, x) in enumerate(xs)
        total += x^2 ÷ 1
        i % 2 == 0 ? continue : break
    end
    return total / length(xs)
end

f(x) = 2x + 1e-3
macro say(x) :(println($x)) end
const MAX = 0xff; global α = 1_000
A = [1 2; 3 4]' .* 2.5
d = Dict("한글" => 1, :sym => 'c')
@time s = sum(x -> x |> sqrt, filter(!iszero, A))
if α ≥ 3 || !true
    println("값: $(α + 1) $s")
elseif s === missing
    nothing
else
    try error("x") catch e finally end
end
let y = `ls -la`
    while true break end
end
end
