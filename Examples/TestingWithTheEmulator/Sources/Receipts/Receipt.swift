import OrderedJSON

/// What matters of a receipt.
public struct Receipt: Sendable, Hashable {
  /// Who was paid.
  public var merchant: String
  /// In cents.
  public var total: Int

  /// States a receipt.
  public init(merchant: String, total: Int) {
    self.merchant = merchant
    self.total = total
  }

  static let schema: JSON = [
    "type": "object",
    "properties": ["merchant": ["type": "string"], "total": ["type": "integer"]],
    "required": ["merchant", "total"],
  ]

  /// Takes the last text of an answer for a receipt, if it is one.
  init?(_ answer: JSON) {
    let texts = answer["steps"]?.array?.compactMap { $0["content"]?[0]?["text"]?.string } ?? []
    guard let text = texts.last, let record = try? JSON(parsing: text),
      let merchant = record["merchant"]?.string,
      let total = record["total"]?.number?.exactly(Int.self)
    else { return nil }
    self.init(merchant: merchant, total: total)
  }
}
