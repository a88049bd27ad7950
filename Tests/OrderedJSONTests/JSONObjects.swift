@testable import OrderedJSON
import TestSupport
import Testing

@Suite struct `The members of an object` {
  /// From the seventeenth member on there is an index, which must never show.
  @Test(arguments: [3, 16, 17, 40, 300])
  func `behave as a list of names and values does`(names: Int) {
    var random = SeededRandom(seed: UInt64(names))
    var object = JSONObject()
    var model: [(name: String, value: Int)] = []

    for step in 0..<2_000 {
      let name = "name \(random.number(0...names - 1))"
      let at = model.firstIndex { $0.name == name }
      if random.oneIn(3) {
        object[name] = nil
        if let at { model.remove(at: at) }
      } else {
        object[name] = JSON.number(JSONNumber(step))
        if let at { model[at].value = step } else { model.append((name, step)) }
      }

      let asked = "name \(random.number(0...names - 1))"
      let expected = model.firstIndex { $0.name == asked }
      let isRight =
        object.count == model.count && object.isEmpty == model.isEmpty
        && object.position(of: asked) == expected
        && object[asked]?.number?.text == expected.map { String(model[$0].value) }
      if !isRight { Issue.record("step \(step): \(asked) is not as in the model") }
    }
    #expect(object.names == model.map(\.name))
    #expect(object.map { $0.value.text() } == model.map { String($0.value) })
    #expect(object == JSONObject(object.members.reversed()))
  }

  @Test(arguments: [2, 16, 17, 33, 100])
  func `are equal in any order, with equal hashes`(count: Int) {
    var random = SeededRandom(seed: 9)
    var forward = JSONObject()
    for number in 0..<count { forward["n\(number)"] = .number(JSONNumber(number)) }

    let shuffled = JSONObject(forward.members.shuffled(using: &random))

    #expect(forward == shuffled)
    #expect(forward.hashValue == shuffled.hashValue)
    var other = shuffled
    other["n0"] = "else"
    #expect(forward != other)
    other["n0"] = nil
    other["m0"] = 0
    #expect(forward != other)
  }

  @Test func `are told apart by their bytes, with an index and without`() {
    for others in [0, 30] {
      var object = JSONObject()
      for number in 0..<others { object["\(number)"] = true }
      object["\u{e9}"] = 1
      object["e\u{301}"] = 2

      #expect(object.count == others + 2)
      #expect(object["\u{e9}"] == 1)
      #expect(object["e\u{301}"] == 2)
    }
  }

  @Test func `stay as they were when a copy changes`() {
    var first = JSONObject()
    for number in 0..<20 { first["\(number)"] = 0 }
    var second = first

    second["20"] = 1
    second["0"] = nil

    #expect(first.count == 20)
    #expect(first["20"] == nil)
    #expect(first["0"] == 0)
    #expect(second["20"] == 1)
    #expect(second.position(of: "1") == 0)
  }
}

extension JSONObject {
  /// An object of members in their order.
  fileprivate init(_ members: some Sequence<Member>) {
    self.init()
    for (name, value) in members { self[name] = value }
  }
}
