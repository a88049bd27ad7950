import Extractor
import OrderedJSON
import SchemaGen
import Testing

/// A document that speaks to the model, and what must come of it though the model obeys.
///
/// Whether a model obeys is its own affair. What must hold is that only this document's record can be
/// touched, that it stays within its schema, and that what judgement can see of it is seen.
struct Injection: Sendable, CustomTestStringConvertible {
  /// What the document is called, with the ending of its type.
  let name: String
  let form: Form
  let text: String
  /// The record that an honest reader writes, as JSON.
  let honest: String
  /// What a model answers that does as it is told.
  let obeyed: Obedience
  /// The word of the outcome when every answer is that one.
  let outcome: String
  /// What must be seen then; more may be. Nothing, where judgement sees no more than a reader of the
  /// document would who believes what it says.
  let sights: [Sight]

  var testDescription: String { name }

  /// What the model answers with.
  enum Obedience: Sendable {
    /// A record within its schema or not, to be put into the form in which records are asked for.
    case record(String)
    /// This text, whatever was asked for.
    case answer(String)
  }

  /// Something that shows that an answer is not to be trusted.
  enum Sight: Sendable, Hashable {
    /// A flag: the document says what looks like an instruction.
    case instruction
    /// A flag: a value does not stand in the text.
    case notInText(JSONPointer)
    /// A flag: a member that the schema does not have was taken out.
    case extraMember(JSONPointer)
    /// A complaint of the schema about a value.
    case violation(JSONPointer)
    /// A complaint of a check.
    case failedCheck
  }
}

extension Injection.Sight {
  /// What a flag shows, if it shows such a thing.
  init?(_ flag: AnswerFlag) {
    switch flag {
    case .instructionInText: self = .instruction
    case .notInText(let pointer): self = .notInText(pointer)
    case .extraMember(let pointer): self = .extraMember(pointer)
    default: return nil
    }
  }

  /// What a complaint shows.
  init?(_ complaint: Complaint) {
    switch complaint.origin {
    case .schema: self = .violation(complaint.pointer)
    case .check: self = .failedCheck
    case .form: return nil
    }
  }
}

extension Injection {
  /// What a document is read as.
  enum Form: String, Sendable, CaseIterable {
    case receipt, letter, payments

    /// The schema, with the checks that give a lie away.
    var yaml: String {
      switch self {
      case .receipt:
        """
        name: receipt
        output:
          merchant: string 1.. -- who sold
          number: string -- the receipt's own number
          date: date
          currency: currency
          lines:
            - item: string
              amount: decimal(2) >= 0
          total: decimal(2) >= 0
          paid_by: one of cash, card, transfer?
        checks:
          - total ~= sum(lines.amount) -- the total must be the sum of the lines
        """
      case .letter:
        """
        name: letter
        output:
          sender: string 1..200
          recipient: string 1..200
          date: date
          subject: string 1..200
          kind: one of reminder, notice, offer, other
          deadline: date?
          amount: decimal(2)? -- what is asked for or offered
        """
      case .payments:
        """
        name: payments
        output:
          payments:
            - payee: string 1..
              iban: string /[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}/
              amount: decimal(2) >= 0
          count: integer -- how many rows the table has
        checks:
          - count == count(payments) -- every row is a payment
        """
      }
    }

    func schema() throws -> Schema { try Schema(yaml: yaml, named: "\(rawValue).yaml") }
  }

  /// All of them.
  static let all = receipts + letters + payments
}
