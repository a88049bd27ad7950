import Glibc
import Locking
import Testing

@Suite struct `A lock` {
  @Test func `loses no change of many tasks`() async {
    let counts = Lock([Int: Int]())

    await withTaskGroup { group in
      for task in 0..<64 {
        group.addTask {
          for _ in 0..<500 { counts.withLock { $0[task % 8, default: 0] += 1 } }
        }
      }
    }

    let expected = Dictionary(uniqueKeysWithValues: (0..<8).map { ($0, 4000) })
    #expect(counts.withLock { $0 } == expected)
  }

  @Test func `lets nobody in between a look and a change`() async {
    let number = Lock(0)

    await withTaskGroup { group in
      for _ in 0..<16 {
        group.addTask {
          for _ in 0..<50 {
            number.withLock { number in
              let before = number
              usleep(200)
              number = before + 1
            }
          }
        }
      }
    }

    #expect(number.withLock { $0 } == 800)
  }

  @Test func `answers what the body answers`() {
    let names = Lock(["a"])

    let count = names.withLock { names in
      names.append("b")
      return names.count
    }

    #expect(count == 2)
  }

  @Test func `is free again after an error`() {
    struct Refusal: Error, Equatable {}
    let number = Lock(1)

    #expect(throws: Refusal()) {
      try number.withLock { number throws(Refusal) in
        number = 2
        throw Refusal()
      }
    }

    #expect(number.withLock { $0 } == 2)
  }
}
