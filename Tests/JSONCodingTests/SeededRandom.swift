/// Random numbers that are the same in every run of one seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A value of the closure, or nothing, half the time each.
  mutating func maybe<Value>(_ value: (inout SeededRandom) -> Value) -> Value? {
    Bool.random(using: &self) ? value(&self) : nil
  }

  /// Up to `most` values of the closure.
  mutating func some<Value>(upTo most: Int, _ value: (inout SeededRandom) -> Value) -> [Value] {
    (0..<Int.random(in: 0...most, using: &self)).map { _ in value(&self) }
  }
}
