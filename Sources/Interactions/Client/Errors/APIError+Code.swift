extension APIError {
  /// The API's word for what is wrong. A word that is not in the list is kept as it came.
  public struct Code: OpenSet {
    /// As it is written on the wire.
    public let rawValue: String

    /// Takes any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Every word that the API was known to use when this was written.
    public static let known: [Self] =
      [
        .invalidRequest, .failedPrecondition, .parameterUnknown, .authentication, .paymentRequired,
        .permissionDenied, .notFound, .modelNotFound, .alreadyExists, .aborted, .outOfRange,
        .rateLimitExceeded, .quotaExceeded, .tooManyRequests, .cancelled, .apiError, .unimplemented,
        .serviceUnavailable, .deadlineExceeded, .gatewayTimeout,
      ] + blocked + malformed
  }
}

extension APIError.Code {
  /// The request is not as the API wants it.
  public static let invalidRequest = Self("invalid_request")
  /// The request is right, but not now.
  public static let failedPrecondition = Self("failed_precondition")
  /// A field that this version does not have.
  public static let parameterUnknown = Self("parameter_unknown")
  /// The key is none.
  public static let authentication = Self("authentication")
  /// The project has to pay first.
  public static let paymentRequired = Self("payment_required")
  /// The key may not do this.
  public static let permissionDenied = Self("permission_denied")
  /// What is named is not there, or no longer.
  public static let notFound = Self("not_found")
  /// There is no such model.
  public static let modelNotFound = Self("model_not_found")
  /// What is to be made is there already.
  public static let alreadyExists = Self("already_exists")
  /// Another request came between.
  public static let aborted = Self("aborted")
  /// A part beyond the end.
  public static let outOfRange = Self("out_of_range")
  /// Too many requests or tokens in a minute.
  public static let rateLimitExceeded = Self("rate_limit_exceeded")
  /// The quota is spent.
  public static let quotaExceeded = Self("quota_exceeded")
  /// Too many requests.
  public static let tooManyRequests = Self("too_many_requests")
  /// The client stopped it.
  public static let cancelled = Self("cancelled")
  /// The server failed.
  public static let apiError = Self("api_error")
  /// The server does not do this.
  public static let unimplemented = Self("unimplemented")
  /// The server is overloaded.
  public static let serviceUnavailable = Self("service_unavailable")
  /// It took too long.
  public static let deadlineExceeded = Self("deadline_exceeded")
  /// It took too long for a server between, as streams have shown.
  public static let gatewayTimeout = Self("gateway_timeout")
}

// The answer was held back.
extension APIError.Code {
  /// Held back as harmful.
  public static let safety = Self("safety")
  /// Held back as a recital of what others wrote.
  public static let recitation = Self("recitation")
  /// Held back for its language.
  public static let language = Self("language")
  /// Held back as prohibited.
  public static let prohibitedContent = Self("prohibited_content")
  /// Held back for what it tells of a person.
  public static let sensitivePersonalInformation = Self("spii")
  /// Held back for a word that is listed.
  public static let blocklist = Self("blocklist")
  /// An image, held back as harmful.
  public static let imageSafety = Self("image_safety")
  /// An image, held back as prohibited.
  public static let imageProhibitedContent = Self("image_prohibited_content")
  /// An image, held back as a copy.
  public static let imageRecitation = Self("image_recitation")
  /// An image, held back for another reason.
  public static let imageOther = Self("image_other")
  /// Held back for a reason that is not said.
  public static let contentBlocked = Self("content_blocked")

  /// Whether an answer was made and held back.
  public var isBlocked: Bool { Self.blocked.contains(self) }

  static let blocked: [Self] = [
    safety, recitation, language, prohibitedContent, sensitivePersonalInformation, blocklist,
    imageSafety, imageProhibitedContent, imageRecitation, imageOther, contentBlocked,
  ]
}

// The answer came out wrong.
extension APIError.Code {
  /// The model called a function in a wrong form.
  public static let malformedFunctionCall = Self("malformed_function_call")
  /// The model called a tool in a wrong form.
  public static let malformedToolCall = Self("malformed_tool_call")
  /// The model called a tool that it does not have.
  public static let unexpectedToolCall = Self("unexpected_tool_call")
  /// The model made no image.
  public static let noImage = Self("no_image")
  /// The model called tools without an end.
  public static let tooManyToolCalls = Self("too_many_tool_calls")
  /// A thought was sent back without its signature.
  public static let missingThoughtSignature = Self("missing_thought_signature")

  /// Whether an answer was made that is of no use.
  public var isMalformed: Bool { Self.malformed.contains(self) }

  static let malformed: [Self] = [
    malformedFunctionCall, malformedToolCall, unexpectedToolCall, noImage, tooManyToolCalls,
    missingThoughtSignature,
  ]
}

extension APIError.Code {
  /// Whether the same call may well succeed later, where no status tells.
  var isTransient: Bool { Self.transient.contains(self) }

  private static let transient: Set<Self> = [
    aborted, rateLimitExceeded, tooManyRequests, apiError, serviceUnavailable, deadlineExceeded,
    gatewayTimeout,
  ]

  /// The status of answers with this word, for a stream tells the word alone; as far as it says something of
  /// the server.
  var status: Int? { Self.statuses[self] }

  private static let statuses: [Self: Int] = [
    rateLimitExceeded: 429, tooManyRequests: 429, quotaExceeded: 429,
    Self("resource_exhausted"): 429,
    apiError: 500, Self("internal"): 500, serviceUnavailable: 503, Self("unavailable"): 503,
    deadlineExceeded: 504, gatewayTimeout: 504,
  ]

  /// What to do, where the word says more than the status.
  var remedy: String? {
    if self == .missingThoughtSignature { return "send every step back as it came" }
    if isBlocked { return "the answer was held back, change the input" }
    if isMalformed { return "the answer came out wrong, ask again" }
    return Self.remedies[self]
  }

  private static let remedies: [Self: String] = [
    parameterUnknown: "leave the field out, or use the version that has it",
    modelNotFound: "choose another model",
    quotaExceeded: "wait for the quota to be renewed, or have it raised",
    aborted: "try again",
    rateLimitExceeded: "wait, then ask again, more slowly",
    tooManyRequests: "wait, then ask again, more slowly",
    apiError: "try again later",
    serviceUnavailable: "try again later",
    deadlineExceeded: "try again later, or in the background",
    gatewayTimeout: "try again later, or in the background",
  ]
}
