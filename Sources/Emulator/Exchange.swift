package import HTTP

/// What of a request comes before its body: enough to say how the body is to be taken.
package struct RequestHead: Sendable {
  /// As it was sent: `GET`.
  package var method: String
  /// As it was sent, percent-encoded, without the query.
  package var path: String
  /// What followed the question mark, still encoded.
  package var query: String?
  package var headers: HTTPHeaders
  /// How the request came, for URLs that must lead back here.
  package var scheme: HTTPURL.Scheme

  package init(
    _ method: String, _ path: String, query: String? = nil, headers: HTTPHeaders = [:],
    scheme: HTTPURL.Scheme = .http
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.scheme = scheme
  }
}

/// A request whose body is in memory.
package struct ArrivedRequest: Sendable {
  package var head: RequestHead
  package var body: [UInt8]

  package init(_ head: RequestHead, body: [UInt8] = []) {
    self.head = head
    self.body = body
  }
}

/// How the body of a request is to be taken.
package enum Intake: Sendable, Equatable {
  /// In one piece, if it is no longer than the limit: then `answer`; otherwise `tooLarge`.
  case whole(limit: Int)
  /// Piece by piece, each handed to `receive` and forgotten; at its end `finish`. A body that breaks
  /// off is not finished, and what came of it counts.
  case pieces(UploadTicket)
}

/// The right to send bytes of one upload, in one request.
package struct UploadTicket: Sendable, Equatable {
  /// Which upload.
  let upload: String
  /// What the request asks beside taking bytes.
  let command: Command

  enum Command: Sendable, Equatable {
    case upload, finalize, query, cancel
    /// Nothing is taken: the request is answered with an error.
    case refused(APIError)
  }
}

/// All that an emulator does on the wire in answer to one request, as a value: faults are changes to
/// it, and a test compares it.
package struct Reply: Sendable, Equatable {
  package var status: Int
  /// Without those that frame the body.
  package var headers: HTTPHeaders
  /// What happens before the head is sent: pauses, a stall, a reset; never bytes.
  package var before: [Piece]
  /// What happens after the head.
  package var script: [Piece]
  /// The length that the head promises, whether the script keeps it or not; `nil` for a body in
  /// chunks.
  package var length: Int?

  /// A body that is there already, sent at once.
  package init(status: Int, headers: HTTPHeaders = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    before = []
    script = body.isEmpty ? [] : [.bytes(body)]
    length = body.count
  }

  /// A body in chunks, one for each piece of bytes.
  package init(status: Int, headers: HTTPHeaders = [:], chunks script: [Piece]) {
    self.status = status
    self.headers = headers
    self.script = script
    before = []
    length = nil
  }

  /// The bytes of the body, as one who waits long enough sees them.
  package var body: [UInt8] {
    script.flatMap { if case .bytes(let bytes) = $0 { bytes } else { [UInt8]() } }
  }
}

/// One thing that happens on a connection.
package enum Piece: Sendable, Equatable {
  case bytes([UInt8])
  case pause(Duration)
  /// Nothing more, until the client goes or the server stops.
  case stall
  /// The connection is reset.
  case reset
  /// The connection is closed, whatever the head promised.
  case close
}
