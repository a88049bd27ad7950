import OrderedJSON
import SchemaGen
import YAML

/// Reads values out of the nodes of a file of prices, and goes on after a mistake to find them all.
struct PriceReader {
  private let document: YAMLDocument
  private(set) var mistakes: [PriceMistake] = []

  init(_ document: YAMLDocument) { self.document = document }

  /// Notes what is wrong at a place.
  mutating func complain(_ sentence: String, at mark: YAMLMark) {
    mistakes.append(PriceMistake(sentence, at: document.place(at: mark)))
  }

  mutating func complain(_ sentence: String, at node: YAMLNode) {
    complain(sentence, at: node.span.begin)
  }

  /// The members of a mapping.
  mutating func mapping(_ node: YAMLNode, _ what: String) -> [YAMLMember] {
    if let members = node.mapping, !members.isEmpty { return members }
    complain("\(what) is written as names and values, one a line", at: node)
    return []
  }

  /// The members of a mapping, each of which must be among those that are known.
  mutating func members(
    of node: YAMLNode, _ what: String, known: [String]
  ) -> [String: YAMLNode] {
    var found: [String: YAMLNode] = [:]
    for member in mapping(node, what) {
      if let name = known.first(where: { UTF8Text($0) == UTF8Text(member.key.text) }) {
        found[name] = member.value
      } else {
        let list = known.joined(separator: ", ")
        complain("\(what) has no \"\(member.key.text)\"; use \(list)", at: member.key.span.begin)
      }
    }
    return found
  }

  /// What a token costs, of what a million of them cost.
  mutating func rate(_ node: YAMLNode, _ name: String) -> Money? {
    let million = 1_000_000
    if case .number(let number)? = node.scalar?.meaning, let price = Money(number),
      price <= Money(picodollars: Int128(million) * 1_000_000_000_000)
    {
      let (token, rest) = price.picodollars.quotientAndRemainder(dividingBy: Int128(million))
      if rest == 0 { return Money(picodollars: token) }
    }
    complain(
      "\(name) is what a million tokens cost in dollars, as 1.50: from 0 to \(million), with at most"
        + " six decimals", at: node)
    return nil
  }

  /// A number of tokens.
  mutating func tokens(_ node: YAMLNode, _ name: String) -> Int? {
    let most = 1_000_000_000
    if case .number(let number)? = node.scalar?.meaning, let count = number.exactly(Int.self),
      (1...most).contains(count)
    {
      return count
    }
    complain("\(name) is a whole number from 1 to \(most)", at: node)
    return nil
  }

  mutating func day(_ node: YAMLNode, _ name: String) -> CalendarDay? {
    if let day = node.scalar.flatMap({ CalendarDay(parsing: $0.text.utf8) }) { return day }
    complain("\(name) is a day, as 2026-12-31", at: node)
    return nil
  }
}
