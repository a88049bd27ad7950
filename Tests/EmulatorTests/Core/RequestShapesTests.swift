import OrderedJSON
import TestSupport
import Testing

@testable import Emulator

@Suite(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
struct `The shapes of requests` {
  @Test(arguments: [
    ("CreateModelInteraction", "model", "gemini-3.5-flash"),
    ("CreateAgentInteraction", "agent", "deep-research-preview-04-2026"),
  ])
  func `hold every field of the official SDK, and refuse it with another type`(
    type: String, member: String, maker: String
  ) throws {
    var walk = Walk(types: try WireTypes().types)

    walk.visit(type, .object([(member, .string(maker)), ("input", "Hello")])) { $0 }

    #expect(walk.refused == [])
    #expect(walk.accepted == [])
    #expect(walk.fields > 150)
  }
}

/// Goes through every type that a body can hold, each by the first way that leads to it.
private struct Walk {
  let types: JSONObject
  private var visited: Set<String> = []
  private(set) var fields = 0
  /// Bodies that should have been accepted, and that should not.
  private(set) var refused: [String] = []
  private(set) var accepted: [String] = []

  init(types: JSONObject) { self.types = types }

  mutating func visit(_ type: String, _ least: JSON, _ embed: (JSON) -> JSON) {
    guard visited.insert(type).inserted else { return }
    let members = types[type]?.object?.members ?? []
    if !members.isEmpty { expect(embed(Self.with(least, "no_such_field", 1)), isRight: false) }
    for (name, field) in members where WireTypes.sort(of: field)["const"] == nil {
      fields += 1
      let wanted = WireTypes.sort(of: field)
      for sample in samples(of: wanted) {
        expect(embed(Self.with(least, name, sample)), isRight: true)
      }
      if wanted != "Any" { expect(embed(Self.with(least, name, [[[]]])), isRight: false) }
      follow(wanted) { embed(Self.with(least, name, $0)) }
    }
  }

  private mutating func expect(_ body: JSON, isRight: Bool) {
    let isAccepted = (try? RequestJudge.create.read(body.bytes())) != nil
    if isRight, !isAccepted { refused.append(body.text()) }
    if !isRight, isAccepted { accepted.append(body.text()) }
  }

  private static func with(_ object: JSON, _ name: String, _ value: JSON) -> JSON {
    var object = object
    object[name] = value
    return object
  }

  /// Visits the objects that a field can hold.
  private mutating func follow(_ type: JSON, _ embed: (JSON) -> JSON) {
    if let item = type["list"] { follow(item) { embed([$0]) } }
    if let value = type["map"] { follow(value) { embed(["KEY": $0]) } }
    for choice in type["anyOf"]?.array ?? [] { follow(choice, embed) }
    if let name = type.string, types[name] != nil { visit(name, least(name), embed) }
  }

  /// A value of each sort that a field takes.
  private func samples(of type: JSON) -> [JSON] {
    switch type {
    case "string": return ["text"]
    case "int": return [3]
    case "float": return [0.5, 1]
    case "bool": return [true]
    case "Any": return [[:]]
    case .string(let name): return [least(name)]
    default: break
    }
    if let item = type["list"] { return [[]] + samples(of: item).map { [$0] } }
    if let value = type["map"] { return [[:]] + samples(of: value).map { ["key": $0] } }
    if let choices = type["anyOf"]?.array { return choices.flatMap(samples) }
    return type["enum"]?.array ?? []
  }

  /// The smallest object of a type.
  private func least(_ type: String) -> JSON {
    let members = types[type]?.object?.members ?? []
    return .object(
      members.compactMap { name, field in
        let sort = WireTypes.sort(of: field)
        if let const = sort["const"] { return (name, const) }
        guard field["required"] == true else { return nil }
        return samples(of: sort).first.map { (name, $0) }
      })
  }
}
