import HTTP

/// What the event loop hands over: all of an answer, or only its head when the body is streamed.
struct Answer: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]
}
