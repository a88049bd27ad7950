import Foundation

extension Invoice {
  /// What a bookkeeper wants to see at a glance.
  var report: String {
    let title = "\(invoiceNumber) of \(issueDate), \(seller.name)"
    let rows = lines.map { "\(money($0.amount)) for \($0.description)" }
    return ([title] + rows + [arithmetic, wayToPay]).joined(separator: "\n  ")
  }

  /// Amounts are `Decimal`, exact to the last digit: a cent too much is a cent too much.
  private var arithmetic: String {
    let sum = lines.map(\.amount).reduce(0, +) + vat
    return sum == total
      ? "\(money(total)) in all, with \(money(vat)) VAT"
      : "\(money(total)) in all is wrong by \(money(total - sum))"
  }

  /// The compiler knows every way there is: with one more in the schema, this no longer builds.
  private var wayToPay: String {
    switch payment {
    case .transfer(let transfer): "to pay by \(dueDate ?? "no fixed day") to \(transfer.iban)"
    case .card(let card): "paid with the card that ends in \(card.last4)"
    case .cash: "paid in cash"
    case nil: "does not say how to pay"
    }
  }

  private func money(_ amount: Decimal) -> String {
    amount.formatted(.currency(code: currency).locale(Locale(identifier: "en_GB")))
  }
}
