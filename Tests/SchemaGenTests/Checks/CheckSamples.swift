import OrderedJSON
import SchemaGen

/// The schema that checks are tested with, and a way to ask one check of one record.
enum CheckSamples {
  static let number = Shape(.number(.init(.decimal(places: 2))))
  static let text = Shape(.text(.init()))
  static let truth = Shape(.boolean)

  static func typed(_ type: TextType) -> Shape { Shape(.text(.init(type))) }

  static func choice(_ values: String...) -> Shape {
    Shape(.choice(.init(values.map { (value: .string($0), meaning: nil) })))
  }

  static func group(_ fields: (String, Shape)...) -> Shape {
    Shape(.group(.init(fields.map { Shape.Field($0.0, $0.1) })))
  }

  static func list(_ shape: Shape) -> Shape { Shape(.list(.init(of: shape))) }

  static let party = group(("name", text), ("country", typed(.country)))

  static let blueprint = Blueprint(
    output: group(
      ("total", number), ("subtotal", number), ("vat", number), ("unit price", number),
      ("currency", choice("EUR", "USD", "CHF")), ("status", text), ("paid", truth),
      ("issue_date", typed(.date)), ("due-date", typed(.date)), ("opens", typed(.time)),
      ("closes", typed(.time)), ("seen", typed(.instant)), ("printed", typed(.datetime)),
      ("length", typed(.duration)), ("terms", Shape(.number(.init(.whole)))),
      ("days", Shape(.number(.init(.whole)))), ("2024", number),
      ("seller", Shape(.reference("party"))), ("tags", list(text)),
      ("prices", Shape(.map(.init(of: number)))), ("rate", Shape(.either([number, text]))),
      ("mixed", list(Shape(.either([number, text])))), ("free", Shape(.schema([:], isSent: true))),
      ("code", Shape(.choice(.init([(value: 0, meaning: nil), (value: 19, meaning: nil)])))),
      (
        "lines",
        list(
          group(
            ("amount", number), ("quantity", number), ("unit_price", number),
            ("note", text), ("tags", list(text)), ("day", typed(.date))))
      ),
      (
        "jobs",
        list(
          group(
            ("from", typed(.date)), ("title", text), ("total", number),
            ("roles", list(group(("from", typed(.date)), ("name", text))))))
      ),
      (
        "segments",
        list(group(("start", typed(.timestamp)), ("end", typed(.timestamp)), ("speaker", text)))
      ),
      ("speakers", list(group(("id", text)))),
      ("budget", group(("total", number), ("items", list(group(("cost", number)))))),
      (
        "payment",
        Shape(
          .variants(
            .init(
              tag: "method",
              [
                .init("transfer", .init([.init("iban", text), .init("fee", number)])),
                .init("card", .init([.init("last4", text), .init("fee", text)])),
              ])))
      ), ("head", Shape(.reference("person"))), ("a b", number), ("a-b", number)),
    definitions: [
      .init("party", party),
      .init(
        "person",
        group(("name", text), ("reports", list(Shape(.reference("person")))))),
      .init("self", Shape(.reference("self"))),
    ])

  static let day = CalendarDay(number: 19_846)

  /// What a check says of a record, a line for each finding.
  static func findings(
    _ text: String, _ keys: [String] = [], in record: String
  ) throws -> [String] {
    let check = try Check(parsing: text, in: keys, for: blueprint)
    return [check].findings(in: try JSONTape(parsing: record).root, today: day).map { "\($0)" }
  }

  /// The sentence with which a check is refused, behind its place; or "no error".
  static func complaint(_ text: String, _ keys: [String] = []) -> String {
    do {
      _ = try Check(parsing: text, in: keys, for: blueprint)
      return "no error"
    } catch {
      switch error.text {
      case .check: return "\(error.offset): \(error)"
      case .key(let rank): return "key \(rank), \(error.offset): \(error)"
      }
    }
  }
}
