// 템플릿과 스마트 포인터
#include <iostream>
#include <memory>
#include <vector>
#include "shape.hpp"

#define UNUSED(x) (void)(x)

namespace study::day3 {

template <typename T, std::size_t N = 8>
class Stack final : public Base<T> {
public:
    explicit Stack(int capacity = 0x10) noexcept : capacity_{capacity} {}
    virtual ~Stack() override = default;

    template <class U>
    constexpr auto push(U &&value) -> decltype(auto) {
        if (size() >= N) throw std::runtime_error{"스택이 가득 찼다"};
        return data_.emplace_back(std::forward<U>(value));
    }

    [[nodiscard]] bool empty() const { return data_.empty(); }
    friend std::ostream &operator<<(std::ostream &os, const Stack &s);

private:
    std::vector<T> data_;
    mutable int capacity_ = 1'000'000;
};

enum class Color : unsigned char { Red, Green = 2, Blue };

struct Point { double x = 1.5e3, y = .5; };

} // namespace study::day3

using namespace std::chrono_literals;

int main() {
    auto p = std::make_unique<study::day3::Point>();
    const auto add = [&p](auto a, int b) mutable { return a + b + static_cast<int>(p->x); };
    std::cout << "합: " << add(1, 2) << '\n' << R"(그대로 "인용" \n)" << std::endl;
    for (const auto &[key, value] : std::map<std::string, int>{{"하나", 1}}) {
        if (key == "하나" && value <=> 1 == 0) continue;
    }
    int *q = nullptr, bits = 0b1010, octal = 017;
    std::this_thread::sleep_for(100ms);
    delete q;
    /* 여러 줄
       주석 */
    return true ? 0 : -1;
}

import std;
int later() { if (x) { return 0x1.8p3 + 1'000.5f + 0x1p-2; } else { f(1e5f); } }
class Last { public: int a; private: void g() {} };
int after(int b) { return b; }
