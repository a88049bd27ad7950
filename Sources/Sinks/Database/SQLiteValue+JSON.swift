import OrderedJSON
import SQLite

extension SQLiteValue {
  /// A value of a record in a cell.
  ///
  /// A number is one to SQLite only if nothing of it is lost. Any other is its text with a `'` in front:
  /// without that, a column for numbers would round it.
  init(_ value: JSONView?, isJSON: Bool) {
    guard let value, !value.isNull else {
      self = .null
      return
    }
    if isJSON {
      self = .text(JSON(value).text())
    } else if let number = value.number {
      self.init(number)
    } else if let truth = value.bool {
      self = .flag(truth)
    } else {
      self = .text(value.string ?? "")
    }
  }

  private init(_ number: JSONNumber) {
    if let integer = number.int64 {
      self = .integer(Int(integer))
    } else if JSONNumber(number.double) == number {
      self = .real(number.double)
    } else {
      self = .text("'" + number.text)
    }
  }
}
