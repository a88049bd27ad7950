import FoundationEssentials
import JSONCoding
import OrderedJSON

// The only file that knows Foundation's types: those that JSON writes in a form of its own.

extension Reflector {
  /// The finding of a type whose form in JSON is not for its `init(from:)` to say.
  func known<Value>(_ type: Value.Type) -> Finding<Value>? {
    scalar(type) as? Finding<Value> ?? integer(type) as? Finding<Value>
      ?? foundation(type) as? Finding<Value>
  }

  private func scalar(_ type: Any.Type) -> Any? {
    switch type {
    case is String.Type: Finding(Shape(.text(Shape.Text())), Self.texts, isLadder: true)
    case is Bool.Type: Finding(Shape(.boolean), [true, false], isLadder: true)
    case is Double.Type: Finding(Self.binary, [1.0, 0, 12.5], isLadder: true)
    case is Float.Type: Finding(Self.binary, [1 as Float, 0, 12.5], isLadder: true)
    case is JSONNumber.Type: Finding(Self.decimal, [JSONNumber(1)])
    case is JSON.Type: Finding(Shape(.reference(Self.anything)), [JSON.null])
    case is Never.Type: Finding(Shape(.null), [] as [Never])
    default: nil
    }
  }

  private static let texts = [
    "text", "1", "2024-01-01", "2024-01-01T12:00:00Z", "https://example.org/a",
    "name@example.org", "00000000-0000-4000-8000-000000000000", "12:30", "EUR", "DE", "1.5", "",
  ]
  private static let binary = Shape(.number(Shape.Number(.binary)))
  private static let decimal = Shape(.number(Shape.Number(.decimal(places: nil))))

  private func integer(_ type: Any.Type) -> Any? {
    switch type {
    case is Int.Type: whole(Int.self)
    case is Int8.Type: whole(Int8.self, from: "-128", to: "127")
    case is Int16.Type: whole(Int16.self, from: "-32768", to: "32767")
    case is Int32.Type: whole(Int32.self, from: "-2147483648", to: "2147483647")
    case is Int64.Type: whole(Int64.self)
    case is Int128.Type: whole(Int128.self)
    case is UInt.Type: whole(UInt.self, from: "0")
    case is UInt8.Type: whole(UInt8.self, from: "0", to: "255")
    case is UInt16.Type: whole(UInt16.self, from: "0", to: "65535")
    case is UInt32.Type: whole(UInt32.self, from: "0", to: "4294967295")
    case is UInt64.Type: whole(UInt64.self, from: "0")
    case is UInt128.Type: whole(UInt128.self, from: "0")
    default: nil
    }
  }

  /// Types of 64 bits and more say only that they have no sign: no document holds what they do not.
  private func whole<Integer: FixedWidthInteger>(
    _: Integer.Type, from lower: String? = nil, to upper: String? = nil
  ) -> Finding<Integer> {
    let bounds = [lower, upper].map { text in
      text.flatMap { JSONNumber($0) }.map { Shape.Number.Bound($0) }
    }
    let shape = Shape(.number(Shape.Number(.whole, lower: bounds[0], upper: bounds[1])))
    return Finding(shape, [1, 0, 2, 3, 10, 100], isLadder: true)
  }

  private func foundation(_ type: Any.Type) -> Any? {
    switch type {
    case is Decimal.Type: Finding(Self.decimal, [1 as Decimal])
    case is Date.Type: Finding(date, [Date(timeIntervalSinceReferenceDate: 0)])
    case is URL.Type:
      Finding(
        Shape(.text(Shape.Text(.url))), URL(string: "https://example.org/a").map { [$0] } ?? [])
    case is UUID.Type: Finding(Shape(.text(Shape.Text(.uuid))), [UUID()])
    case is Data.Type: Finding(data, [Data([1])])
    default: nil
    }
  }

  private var date: Shape {
    switch rules.dates {
    case .iso8601: Shape(.text(Shape.Text(.instant)))
    case .day: Shape(.text(Shape.Text(.date)))
    case .secondsSince1970: Shape(Self.binary.kind, description: "seconds since 1970-01-01, UTC")
    case .millisecondsSince1970:
      Shape(Self.binary.kind, description: "milliseconds since 1970-01-01, UTC")
    case .secondsSince2001: Shape(Self.binary.kind, description: "seconds since 2001-01-01, UTC")
    }
  }

  private var data: Shape {
    switch rules.data {
    case .base64: Shape(.text(Shape.Text(pattern: Self.base64)), description: "bytes in base64")
    case .array: Shape(.list(Shape.List(of: whole(UInt8.self, from: "0", to: "255").shape)))
    }
  }

  private static let base64 =
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"

  /// Whether a type is one of Foundation's that have no form which a model could write: some of them
  /// end the program when they are given what they do not expect.
  static func isForeign(_ type: Any.Type) -> Bool {
    let name = _typeName(type, qualified: true)
    return ["Foundation.", "FoundationEssentials.", "FoundationInternationalization."]
      .contains { name.hasPrefix($0) || name.hasPrefix("(extension in \($0)") }
  }
}
