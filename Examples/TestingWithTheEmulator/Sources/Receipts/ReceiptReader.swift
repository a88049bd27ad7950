import Foundation
public import HTTP
import OrderedJSON

/// Asks a model what a receipt says.
public struct ReceiptReader: Sendable {
  private let transport: any HTTPTransport
  private let address: HTTPURL
  private let key: String

  /// In the app the transport is a `CurlTransport`, in tests an `Emulator`.
  public init(_ transport: any HTTPTransport, at address: HTTPURL, key: String) {
    self.transport = transport
    self.address = address
    self.key = key
  }

  /// Reads a receipt. A service that is overloaded is asked again, and so is one that answers with
  /// something that is no receipt; both at most twice.
  public func receipt(in text: String) async throws -> Receipt {
    var trouble = ReceiptError.overloaded
    for _ in 1...3 {
      let response = try await transport.send(request(for: text))
      let answer = try JSON(parsing: try await response.body.collected())
      switch response.status {
      case 200: if let receipt = Receipt(answer) { return receipt } else { trouble = .notAReceipt }
      case 429, 500...599: trouble = .overloaded
      default: throw ReceiptError.refused(answer["error"]?["message"]?.string ?? "")
      }
    }
    throw trouble
  }

  private func request(for text: String) -> HTTPRequest {
    let body: JSON = [
      "model": "gemini-3.5-flash",
      "input": [
        ["type": "text", "text": "Read this receipt."],
        [
          "type": "document", "mime_type": "text/csv",
          "data": .string(Data(text.utf8).base64EncodedString()),
        ],
      ],
      "response_format": [
        "type": "text", "mime_type": "application/json", "schema": Receipt.schema,
      ],
    ]
    var headers: HTTPHeaders = ["content-type": "application/json"]
    headers["x-goog-api-key"] = key
    return HTTPRequest(
      .post, address.appending(path: "/v1beta/interactions"),
      headers: headers,
      body: HTTPBody(body.bytes()))
  }
}

/// Why a receipt could not be read.
public enum ReceiptError: Error, Hashable {
  case overloaded
  case notAReceipt
  /// The service says why.
  case refused(String)
}
