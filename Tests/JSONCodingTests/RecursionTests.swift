import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Recursive types` {
  struct Tree: Codable, Equatable {
    var name: String
    var children: [Tree]
  }

  final class Chain: Codable {
    var value: Int
    var next: Chain?
    init(value: Int, next: Chain?) { (self.value, self.next) = (value, next) }
  }

  @Test func `are read and written as deep as they go`() throws {
    let text = """
      {"name":"a","children":[{"name":"b","children":[{"name":"c","children":[]}]},\
      {"name":"d","children":[]}]}
      """
    let tree = try Tree(decoding: text)

    #expect(tree.children.map(\.name) == ["b", "d"])
    #expect(tree.children[0].children == [Tree(name: "c", children: [])])
    #expect(try JSON(encoding: tree).text() == text)
  }

  /// The names of members on each level are looked up beyond the levels that hints are kept for.
  @Test func `500 levels deep fit the stack of a task`() async throws {
    let depth = 500
    let text =
      (1..<depth).map { #"{"value":\#($0),"next":"# }.joined() + #"{"value":500}"#
      + String(repeating: "}", count: depth - 1)

    let (back, sum) = try await Task {
      let chain = try Chain(decoding: text)
      var sum = 0
      var link: Chain? = chain
      while let here = link {
        sum += here.value
        link = here.next
      }
      return (try JSON(encoding: chain).text(), sum)
    }.value

    #expect(sum == depth * (depth + 1) / 2)
    #expect(back == text)
  }

  @Test func `deeper than the limit are refused by the reader`() {
    let text = String(repeating: "[", count: 6) + String(repeating: "]", count: 6)
    let rules = JSONCodingRules(limits: JSONLimits(depth: 5))
    let error = #expect(throws: JSONDecodingError.self) { try JSON(decoding: text, by: rules) }

    #expect(error?.description == "line 1, column 6: more than 5 containers inside one another")
  }
}
