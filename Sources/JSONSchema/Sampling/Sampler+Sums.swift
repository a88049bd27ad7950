import OrderedJSON

// Numbers that belong together: a line's amount is its quantity times its price, and a total is the sum
// of the lines' amounts, wherever the schema allows that.

extension Sampler {
  /// Makes the amounts of an object agree.
  mutating func balance(_ object: inout JSONObject, _ demand: Demand) {
    guard let (name, sum) = product(in: object) ?? sum(in: object),
      let number = sum.number.map(JSON.number),
      isMet(goal(ofMember: name, demand), by: number)
    else { return }
    object[name] = number
  }

  private func product(in object: JSONObject) -> (String, Hundredths)? {
    var quantity: Hundredths?
    var price: Hundredths?
    var amount: String?
    for (name, value) in object.members {
      guard let number = value.number else { continue }
      let words = SampleHint.words(of: name)
      if SampleHint(name) == .quantity {
        quantity = Hundredths(number)
      } else if words.contains("price"), !words.contains("total") {
        price = Hundredths(number)
      } else if Self.isSum(name) {
        amount = name
      }
    }
    guard let quantity, let price, let amount, quantity.value % 100 == 0 else { return nil }
    return (amount, Hundredths(value: quantity.value / 100 * price.value))
  }

  private func sum(in object: JSONObject) -> (String, Hundredths)? {
    let total = object.members.first { Self.isSum($0.name) && $0.value.number != nil }
    guard let total else { return nil }
    for (_, value) in object.members {
      guard let lines = value.array, !lines.isEmpty else { continue }
      let amounts = lines.map { line -> Hundredths? in
        let amount = line.object?.members.first { Self.isSum($0.name) }
        return amount?.value.number.flatMap(Hundredths.init)
      }
      let known = amounts.compactMap(\.self)
      guard known.count == lines.count else { continue }
      return (total.name, Hundredths(value: known.reduce(0) { $0 + $1.value }))
    }
    return nil
  }

  private static func isSum(_ name: String) -> Bool {
    guard let last = SampleHint.words(of: name).last else { return false }
    return ["amount", "total", "sum"].contains(last)
  }
}

/// A number with two decimals, small enough to be counted with.
private struct Hundredths {
  var value: Int

  init(value: Int) { self.value = value }

  init?(_ number: JSONNumber) {
    let (isNegative, digits, exponent) = number.decimal
    guard exponent >= -2, digits.count + exponent + 2 <= 8 else { return nil }
    let size = digits.reduce(0) { $0 * 10 + Int($1) }
    let scaled = (0..<exponent + 2).reduce(size) { size, _ in size * 10 }
    value = isNegative ? -scaled : scaled
  }

  var number: JSONNumber? {
    let rest = value.magnitude % 100
    let sign = value < 0 ? "-" : ""
    return JSONNumber("\(sign)\(value.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)")
  }
}
