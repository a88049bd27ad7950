import OrderedJSON

/// Currencies as documents print them, by the codes of ISO 4217.
enum CurrencySign {
  /// Signs that stand for one currency only.
  private static let signs: [(sign: String, code: String)] = [
    ("€", "EUR"), ("£", "GBP"), ("₹", "INR"), ("₽", "RUB"), ("₩", "KRW"), ("₺", "TRY"),
    ("₴", "UAH"), ("₪", "ILS"), ("₫", "VND"), ("฿", "THB"), ("₦", "NGN"), ("₱", "PHP"),
    ("₡", "CRC"), ("₲", "PYG"), ("₵", "GHS"), ("₸", "KZT"), ("₾", "GEL"), ("zł", "PLN"),
    ("Kč", "CZK"), ("Ft", "HUF"), ("R$", "BRL"), ("US$", "USD"), ("CA$", "CAD"),
    ("AU$", "AUD"), ("A$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("S$", "SGD"),
    ("SFr.", "CHF"),
  ]

  /// Signs of several currencies, for a schema to choose from.
  private static let shared: [(sign: String, codes: [String])] = [
    (
      "$",
      [
        "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "CLP", "COP", "UYU", "BRL",
      ]
    ),
    ("¥", ["JPY", "CNY"]), ("￥", ["JPY", "CNY"]), ("kr", ["SEK", "NOK", "DKK", "ISK"]),
    ("kr.", ["SEK", "NOK", "DKK", "ISK"]), ("£", ["GBP", "EGP", "FKP", "GIP", "SHP"]),
  ]

  /// The code that a text stands for; a sign of several currencies is only read as the `chosen` one.
  static func code(_ text: String, chosen: String?) -> String? {
    let wanted = UTF8Text(text)
    if let chosen, let sign = shared.first(where: { UTF8Text($0.sign) == wanted }),
      sign.codes.contains(where: { UTF8Text($0) == UTF8Text(chosen) })
    {
      return chosen
    }
    if let sign = signs.first(where: { UTF8Text($0.sign) == wanted }) { return sign.code }
    if isCode(text.uppercased()), text.utf8.count == 3 { return text.uppercased() }
    return UTF8Text(text.lowercased()) == UTF8Text("euro") ? "EUR" : nil
  }

  /// Whether a text is three capital letters.
  static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3
      && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}
