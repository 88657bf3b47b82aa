import Foundation
import SwiftUI

/// 학생 한 명
struct Student: Codable, Identifiable {
    let id = UUID()
    var name: String
    var scores: [Int] = [], nickname: String?
    static let max = 0xFF_FF, bin = 0b1010, pi = 3.14e-2

    var average: Double {
        guard !scores.isEmpty else { return 0 }
        return Double(scores.reduce(0, +)) / Double(scores.count)
    }

    mutating func add(_ score: Int, to index: Int = 0) throws -> Bool {
        if score < 0 { throw ScoreError.negative(score) }
        scores.append(score)
        return true
    }
}

enum ScoreError: Error { case negative(Int), 없음 }

protocol Shape: AnyObject {
    associatedtype Unit
    func area() -> Double
}

@available(iOS 15, *)
final class ViewModel<T: Hashable>: ObservableObject {
    @Published private(set) var items: [T] = []
    weak var delegate: Delegate?
    lazy var label = "이름: \(items.first.map { "\($0)" } ?? "없음")\n\u{1F600}"

    init?(items: [T]) { self.items = items }
    deinit { print("해제") }

    func load() async {
        do {
            let (data, _) = try await URLSession.shared.data(from: url!)
            items = try JSONDecoder().decode([T].self, from: data)
        } catch let error as NSError {
            print("오류", error.localizedDescription)
        }
    }
}

#if DEBUG
let text = """
여러 줄
"""
#endif

/* 주석 /* 중첩 */ */
for (i, c) in "한글".enumerated() where i % 2 == 0 { print(i, c) }
let sorted = names.sorted { $0 < $1 }.map(\.count)
switch value { case 1...9: break; case let x where x > 10: fallthrough; default: continue }
if #available(iOS 16, *) { button.addTarget(self, action: #selector(tap(_:)), for: .touchUpInside) }
let regex = /[a-z]+ \d/
let long = #/
  \d+ # digits
  /##
  /#
#if DEBUG
struct File: ~Copyable { consuming func close() { discard self } }
#endif
if #available(iOS 17, *) { print(#line, $0, $binding) }
