import OrderedJSON

/// A word of a check and the bytes that it covers.
struct CheckToken: Sendable {
  var kind: Kind
  var range: Range<Int>

  enum Kind: Sendable {
    case name(String)
    case number(String)
    case day(CalendarDay)
    case text(String)
    case sign(Sign)
    /// The message behind ` -- `, without blanks at its ends.
    case note(String)
    case end
  }

  enum Sign: String, Sendable, CaseIterable {
    // Of two signs that begin alike, the longer stands first.
    case equal = "=="
    case unequal = "!="
    case near = "~="
    case atMost = "<="
    case atLeast = ">="
    case less = "<"
    case more = ">"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case open = "("
    case close = ")"
    case openBracket = "["
    case closeBracket = "]"
    case comma = ","
    case point = "."
    case percent = "%"
  }

  func isSign(_ sign: Sign) -> Bool {
    if case .sign(let own) = kind { own == sign } else { false }
  }

  func isName(_ name: String) -> Bool { self.name.map { UTF8Text($0) == UTF8Text(name) } ?? false }

  var name: String? {
    if case .name(let name) = kind { name } else { nil }
  }
}
