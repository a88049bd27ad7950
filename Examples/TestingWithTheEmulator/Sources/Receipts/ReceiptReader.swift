public import Interactions

/// Asks a model what a receipt says.
public struct ReceiptReader: Sendable {
  private let gemini: Gemini

  /// In the app this is `ReceiptReader(try Gemini())`; in tests the client's transport is an `Emulator`.
  public init(_ gemini: Gemini) { self.gemini = gemini }

  /// Reads a receipt. An answer that is no receipt is paid for all the same, so it is asked for once
  /// more and no oftener; an overloaded service is the client's business.
  public func receipt(in text: String) async throws(GeminiError) -> Receipt {
    let document = Content.document(.data(Array(text.utf8)), mimeType: "text/csv")
    let input: Input = .user("Read this receipt.", document)
    do {
      return try await gemini.value(Receipt.self, from: input)
    } catch .notAsAsked {
      return try await gemini.value(Receipt.self, from: input)
    }
  }
}
