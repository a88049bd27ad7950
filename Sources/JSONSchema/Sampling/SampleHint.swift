/// What the name of a property lets one expect of its value.
enum SampleHint {
  case none
  case company, person, firstName, lastName, item, street, city, country, countryCode
  case postcode, currency, iban, phone, email, date, time, moment, url, sentence, title, identifier
  case amount, quantity, percent, year

  /// Reads a name as words: `unitPrice` and `unit_price` are the same two.
  init(_ name: String) {
    let words = Self.words(of: name)
    // The last word says what it is, those before it of what.
    let hints = words.reversed().compactMap(Self.hint)
    self = hints.first ?? .none
    if case .identifier = self {
      // `postal_code` and `phone_number` are no mere numbers.
      let better: [SampleHint] = [.country, .currency, .postcode, .phone, .iban]
      if let named = hints.first(where: better.contains) {
        self = named == .country ? .countryCode : named
      }
    }
    if case .person = self, words.last == "name" {
      if words.contains("first") || words.contains("given") { self = .firstName }
      if words.contains("last") || words.contains("family") { self = .lastName }
      let better: [SampleHint] = [.company, .item, .city, .country, .street]
      if let named = hints.first(where: better.contains) { self = named }
    }
    if words.last == "surname" { self = .lastName }
  }

  private static func hint(_ word: String) -> SampleHint? {
    switch word {
    case "merchant", "vendor", "supplier", "seller", "company", "shop", "store", "issuer", "bank",
      "organisation", "organization", "employer":
      .company
    case "name", "customer", "person", "author", "owner", "contact", "recipient", "sender", "guest",
      "surname", "holder", "signer":
      .person
    case "item", "product", "article", "sku": .item
    case "street", "address": .street
    case "city", "town", "place", "location": .city
    case "country", "nation": .country
    case "postcode", "zip", "postal": .postcode
    case "currency": .currency
    case "iban", "account": .iban
    case "phone", "telephone", "fax", "mobile": .phone
    case "email", "mail": .email
    case "date", "day", "birthday", "due", "until", "from": .date
    case "time": .time
    case "at", "created", "updated", "timestamp": .moment
    case "url", "uri", "link", "website", "homepage": .url
    case "description", "note", "notes", "comment", "summary", "text", "remark", "message",
      "reason", "details":
      .sentence
    case "title", "subject", "label", "heading": .title
    case "id", "number", "no", "nr", "reference", "ref", "code", "key": .identifier
    case "total", "amount", "price", "sum", "cost", "fee", "tax", "vat", "net", "gross", "balance",
      "subtotal", "discount", "tip":
      .amount
    case "quantity", "count", "qty", "pieces", "page", "pages", "position": .quantity
    case "percent", "percentage", "rate": .percent
    case "year": .year
    default: nil
    }
  }

  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for scalar in name.unicodeScalars {
      let isCapital = ("A"..."Z").contains(scalar)
      let isLetter = isCapital || ("a"..."z").contains(scalar)
      if !isLetter || isCapital && wasSmall {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isLetter { word += String(Character(scalar)).lowercased() }
      wasSmall = isLetter && !isCapital
    }
    return word.isEmpty ? words : words + [word]
  }
}

// MARK: Texts

extension SampleHint {
  /// A text as the hint has it.
  func text(_ random: inout SampleRandom) -> String {
    switch self {
    case .none: random.pick(Self.nouns) + " " + random.pick(Self.nouns)
    case .company: random.pick(Self.lastNames) + " " + random.pick(["& Sons", "Ltd", "GmbH", "SA"])
    case .person: random.pick(Self.firstNames) + " " + random.pick(Self.lastNames)
    case .firstName: random.pick(Self.firstNames)
    case .lastName: random.pick(Self.lastNames)
    case .item: random.pick(Self.items)
    case .street: "\(random.number(1...180)) \(random.pick(Self.streets))"
    case .city: random.pick(Self.places).city
    case .country: random.pick(Self.places).country
    case .countryCode: random.pick(Self.places).code
    case .postcode: random.digits(5)
    case .currency: random.pick(["EUR", "USD", "GBP", "CHF", "SEK", "JPY"])
    case .iban: Self.iban(&random)
    case .phone: "+49 30 \(random.number(2...9))\(random.digits(6))"
    case .email: SampleFormat.email(&random)
    case .date: SampleFormat.date(&random)
    case .time: "\(random.twoDigits(6...22)):\(random.twoDigits(0...59))"
    case .moment: SampleFormat.dateTime(&random)
    case .url: SampleFormat.uri(&random)
    case .sentence: random.pick(Self.sentences)
    case .title: random.pick(Self.titles)
    case .identifier:
      "\(random.pick(["A", "B", "K", "R"]))-\(random.number(1...9))\(random.digits(4))"
    case .amount: "\(random.number(1...400)).\(random.twoDigits(0...99))"
    case .quantity: "\(random.number(1...12))"
    case .percent: "\(random.number(1...99))%"
    case .year: "\(random.number(2015...2026))"
    }
  }

  /// An account number whose check digits are right.
  private static func iban(_ random: inout SampleRandom) -> String {
    let account = "\(random.number(1...9))\(random.digits(17))"
    // DE is 13 14; the check digits make the whole 1 modulo 97.
    let rest = (account + "131400").utf8.reduce(0) { ($0 * 10 + Int($1) - 48) % 97 }
    let check = 98 - rest
    return "DE\(check < 10 ? "0" : "")\(check)\(account)"
  }

  static let firstNames = [
    "Ada", "Amir", "Clara", "Emil", "Freya", "Hugo", "Ines", "Jonas", "Lena", "Mateo", "Nora",
    "Olga", "Rafael", "Sana", "Tomas", "Yuki",
  ]
  static let lastNames = [
    "Adler", "Bianchi", "Costa", "Dvorak", "Eriksen", "Fischer", "Garcia", "Holloway", "Ivanova",
    "Jensen", "Keller", "Lopez", "Moreau", "Novak", "Okafor", "Petrov",
  ]
  static let nouns = [
    "harbour", "lantern", "meadow", "copper", "ribbon", "window", "garden", "ladder", "pepper",
    "river", "saddle", "timber", "violet", "winter", "canvas", "kettle",
  ]
  private static let items = [
    "Espresso", "Notebook A5", "Desk lamp", "Olive oil 500 ml", "Bicycle pump", "Paper towels",
    "Garden hose", "Wool blanket", "Screwdriver set", "Green tea", "Cheese sandwich", "Umbrella",
  ]
  private static let streets = [
    "Harbour Road", "Station Street", "Mill Lane", "Linden Avenue", "Market Square",
    "Bridge Street",
  ]
  private static let places: [(city: String, country: String, code: String)] = [
    ("Berlin", "Germany", "DE"), ("Lyon", "France", "FR"), ("Porto", "Portugal", "PT"),
    ("Oslo", "Norway", "NO"), ("Zürich", "Switzerland", "CH"), ("Leeds", "United Kingdom", "GB"),
    ("Turin", "Italy", "IT"), ("Sevilla", "Spain", "ES"),
  ]
  private static let sentences = [
    "Delivered to the side entrance.", "Paid in full on arrival.",
    "The customer asked for a second copy.", "Two boxes, one of them open.",
    "Agreed by phone the day before.", "Please keep upright.",
  ]
  private static let titles = [
    "Quarterly report", "Order confirmation", "Minutes of the meeting", "Delivery note",
    "Travel expenses", "Service agreement",
  ]
}
