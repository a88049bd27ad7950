/// What matters of a receipt.
public struct Receipt: Codable, Sendable, Hashable {
  /// Who was paid.
  public var merchant: String
  /// In cents.
  public var total: Int

  /// States a receipt.
  public init(merchant: String, total: Int) {
    self.merchant = merchant
    self.total = total
  }
}
