import SchemaGen

import struct Foundation.Decimal

// The records of samples/ as an app would write them: plain types, with notes only on what a type
// cannot say by itself. The words, bounds and checks are said in schemas/.

extension Sample {
  struct Receipt: Codable, Equatable, Sendable {
    struct Line: Codable, Equatable, Sendable {
      let item: String
      let quantity: Int
      let unitPrice: Decimal
      let amount: Decimal
    }

    enum PaidBy: String, CaseIterable, Codable, Sendable { case cash, card, transfer }

    let merchant: String
    let number: String
    let date: String
    let currency: String
    let lines: [Line]
    let total: Decimal
    let paidBy: PaidBy?
  }

  struct Party: Codable, Equatable, Sendable, SchemaDescribed {
    let name: String
    let country: String?
    let vatId: String?

    static let schemaNotes = SchemaNotes<Self>(definition: "party")
  }

  struct Invoice: Codable, Equatable, Sendable {
    struct Line: Codable, Equatable, Sendable {
      enum Unit: String, CaseIterable, Codable, Sendable { case piece, hour, day, kg, m, other }

      let description: String
      let quantity: Double
      let unit: Unit
      let unitPrice: Decimal
      let vatPercent: Double
      let amount: Decimal
    }

    enum Status: String, CaseIterable, Codable, Sendable {
      case draft, issued
      case creditNote = "credit_note"
    }

    let invoiceNumber: String
    let issueDate: String
    let dueDate: String?
    let currency: String
    let seller: Party
    let buyer: Party?
    let purchaseOrder: String?
    let lines: [Line]
    let subtotal: Decimal
    let vat: Decimal
    let total: Decimal
    let payment: Payment?
    let status: Status
  }

  /// One of several invoices in a file.
  struct BundledInvoice: Codable, Equatable, Sendable {
    struct Line: Codable, Equatable, Sendable {
      let description: String
      let amount: Decimal
    }

    enum Kind: String, CaseIterable, Codable, Sendable {
      case invoice
      case creditNote = "credit note"
    }

    let firstPage: Int
    let lastPage: Int
    let kind: Kind
    let invoiceNumber: String
    let issueDate: String
    let dueDate: String?
    let seller: Party
    let buyer: Party?
    let currency: String
    let lines: [Line]
    let subtotal: Decimal
    let vat: Decimal
    let total: Decimal
  }

  /// A line of a price list.
  struct Article: Codable, Equatable, Sendable {
    let sku: String
    let name: String
    let pack: String?
    let price: Decimal?
    let currency: String
    let vatPercent: Double
    let minimumOrder: Int?
    let availableFrom: String?
  }

  struct Meeting: Codable, Equatable, Sendable {
    struct Speaker: Codable, Equatable, Sendable {
      let id: String
      let name: String?
    }

    struct Segment: Codable, Equatable, Sendable, SchemaDescribed {
      enum Emotion: String, CaseIterable, Codable, Sendable {
        case neutral, happy, annoyed, worried
      }

      let start: String
      let end: String
      let speaker: String
      let text: String
      let emotion: Emotion?

      static let schemaNotes = SchemaNotes<Self>().field(\.emotion, mayBeMissing: true)
    }

    struct ActionItem: Codable, Equatable, Sendable {
      let task: String
      let owner: String?
      let due: String?
      let quote: String
    }

    let language: String
    let speakers: [Speaker]
    let segments: [Segment]
    let decisions: [String]
    let actionItems: [ActionItem]
    let sentiment: Double
  }
}
