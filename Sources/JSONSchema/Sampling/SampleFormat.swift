/// Texts of the formats that JSON Schema knows by name.
enum SampleFormat {
  /// A text of a format, or nothing for a format that is unknown.
  static func text(_ format: String, _ random: inout SampleRandom) -> String? {
    let host = { (random: inout SampleRandom) in "\(random.pick(SampleHint.nouns)).example" }
    switch format {
    case "date": return date(&random)
    case "date-time": return dateTime(&random)
    case "time": return "\(clock(&random))Z"
    case "duration":
      return random.pick([
        "P\(random.number(1...30))D", "PT\(random.number(1...90))M",
        "P\(random.number(1...3))Y\(random.number(1...11))M", "P\(random.number(1...8))W",
      ])
    case "email", "idn-email": return email(&random)
    case "hostname", "idn-hostname": return host(&random)
    // The addresses that RFC 5737 and RFC 3849 keep for examples.
    case "ipv4": return "192.0.2.\(random.number(1...254))"
    case "ipv6": return "2001:db8::\(String(random.number(1...0xFFFF), radix: 16))"
    case "uri", "iri": return uri(&random)
    case "uri-reference", "iri-reference": return "/\(random.pick(SampleHint.nouns))"
    case "uri-template": return "https://\(host(&random))/{id}"
    case "uuid": return uuid(&random)
    case "json-pointer": return "/\(random.pick(SampleHint.nouns))/\(random.number(0...9))"
    case "relative-json-pointer":
      return "\(random.number(0...3))/\(random.pick(SampleHint.nouns))"
    case "regex": return "^\(random.pick(SampleHint.nouns))+$"
    default: return nil
    }
  }

  /// A text of a format that can be short or long, for a length that the usual ones do not have.
  static func text(
    _ format: String, within length: Demand.Bounds, _ random: inout SampleRandom
  ) -> String? {
    let (start, end): (String, String)
    switch format {
    case "email", "idn-email": (start, end) = ("", "@b.example")
    case "hostname", "idn-hostname": (start, end) = ("", ".example")
    case "uri", "iri": (start, end) = ("https://a.example/", "")
    case "uri-reference", "iri-reference", "json-pointer", "uri-template": (start, end) = ("/", "")
    case "regex": (start, end) = ("^", "")
    default: return nil
    }
    let short = ["email": "@b.c", "idn-email": "@b.c", "uri": "a:", "iri": "a:", "regex": ""]
    let fixed = start.utf8.count + end.utf8.count
    var rest = max(length.least - fixed, 1)
    var (head, tail) = (start, end)
    if fixed + 1 > length.most {
      (head, tail) = end.isEmpty ? (short[format] ?? "", "") : ("", short[format] ?? "")
      rest = 1
    }
    var middle = ""
    while middle.utf8.count < rest { middle += random.pick(SampleHint.nouns) }
    return head + middle.prefix(rest) + tail
  }

  static func date(_ random: inout SampleRandom) -> String {
    // Every month has twenty-eight days.
    "\(random.number(2021...2026))-\(random.twoDigits(1...12))-\(random.twoDigits(1...28))"
  }

  static func dateTime(_ random: inout SampleRandom) -> String {
    "\(date(&random))T\(clock(&random))Z"
  }

  static func email(_ random: inout SampleRandom) -> String {
    let first = random.pick(SampleHint.firstNames).lowercased()
    let last = random.pick(SampleHint.lastNames).lowercased()
    return "\(first).\(last)@\(random.pick(SampleHint.nouns)).example"
  }

  static func uri(_ random: inout SampleRandom) -> String {
    let host = random.pick(SampleHint.nouns)
    return "https://\(host).example/\(random.pick(SampleHint.nouns))/\(random.number(1...999))"
  }

  private static func clock(_ random: inout SampleRandom) -> String {
    let minutes = "\(random.twoDigits(6...22)):\(random.twoDigits(0...59))"
    return "\(minutes):\(random.twoDigits(0...59))"
  }

  /// A random one: version 4, variant 1.
  private static func uuid(_ random: inout SampleRandom) -> String {
    var digits = (0..<32).map { _ in random.below(16) }
    digits[12] = 4
    digits[16] = 8 + digits[16] % 4
    let text = digits.map { String($0, radix: 16) }
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { text[$0].joined() }
      .joined(separator: "-")
  }
}
