import OrderedJSON

/// What a reader took a document to hold, in three numbers that few mistakes leave unchanged.
struct Digest: Equatable {
  /// How many invoice lines there are.
  var lines = 0
  /// The sum of their amounts.
  var cents = 0
  /// The sum of the lengths of their descriptions in UTF-8, escapes resolved.
  var letters = 0

  mutating func add(amount: Double, description: String) {
    lines += 1
    cents += Int((amount * 100).rounded())
    letters += description.utf8.count
  }
}

extension Digest {
  init(_ batch: Batch) {
    for line in batch.invoices.lazy.flatMap(\.lines) {
      add(amount: line.amount, description: line.description)
    }
  }

  init(_ view: JSONView) {
    for invoice in view["invoices"].map({ Array($0.items) }) ?? [] {
      for line in invoice["lines"].map({ Array($0.items) }) ?? [] {
        let amount = line["amount"]?.number?.double
        add(amount: amount ?? 0, description: line["description"]?.string ?? "")
      }
    }
  }

  init(_ json: JSON) {
    for invoice in json["invoices"]?.array ?? [] {
      for line in invoice["lines"]?.array ?? [] {
        let amount = line["amount"]?.number?.double
        add(amount: amount ?? 0, description: line["description"]?.string ?? "")
      }
    }
  }

  /// Of what JSONSerialization gives.
  init(foundation: Any) {
    let batch = foundation as? [String: Any]
    for invoice in batch?["invoices"] as? [[String: Any]] ?? [] {
      for line in invoice["lines"] as? [[String: Any]] ?? [] {
        add(
          amount: line["amount"] as? Double ?? 0, description: line["description"] as? String ?? "")
      }
    }
  }
}
