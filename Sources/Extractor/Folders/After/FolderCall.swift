import Ledger
public import OrderedJSON

/// A call that was made for a document.
public struct FolderCall: Sendable {
  /// Counted from 1.
  public let number: Int
  /// `extraction`, `repair` or `rest`.
  public let purpose: String
  /// The model that was asked.
  public let model: String
  /// How it ended: `finished`, `cut-short`, `looping`, `blocked`, `failed`; `running` if the API has it,
  /// and `unknown` if nobody knows whether it was made.
  public let ending: String
  /// Why nothing came back, if nothing did.
  public let failure: String?
  /// By what the API knows it.
  public let interaction: String?
  /// Tokens of all sorts, and what is known to have been paid; nothing while the call is not over.
  public let tokens: Int?
  /// What is known to have been paid.
  public let money: Money?
  /// Whether all of that is known.
  public let isExact: Bool
  /// Whether an earlier call with the same purpose may have been paid for in vain.
  public let isRepeat: Bool
  /// The interaction as the API told it; nothing once it was purged.
  public let answer: JSON?

  init(_ call: CallEntry) {
    (number, purpose, model, isRepeat) = (call.number, call.purpose, call.model, call.isRepeat)
    var bill: CallBill?
    switch call.fate {
    case .intended: (ending, interaction, failure, answer) = ("unknown", nil, nil, nil)
    case .acknowledged(let id): (ending, interaction, failure, answer) = ("running", id, nil, nil)
    case .answered(let came):
      (ending, interaction, failure) = (came.ending, came.interaction, nil)
      answer = came.raw.flatMap { try? JSON(parsing: $0) }
      bill = came.bill
    case .failed(let why):
      (ending, interaction, failure, answer) = ("failed", why.interaction, why.sentence, nil)
      bill = why.bill
    }
    tokens = bill?.tokens
    money = bill.map { Money(picodollars: Int128($0.picodollars)) }
    isExact = bill?.isExact ?? false
  }
}
