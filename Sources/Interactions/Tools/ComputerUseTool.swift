public import OrderedJSON

/// Seeing a screen and acting on it.
public struct ComputerUseTool: TaggedObject {
  static let tag = UTF8Text("computer_use")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    environment: ScreenType? = nil, excludedPredefinedFunctions: [String]? = nil,
    disabledSafetyPolicies: [ScreenPolicy]? = nil, enablePromptInjectionDetection: Bool? = nil
  ) {
    self.init(members: Self.tagged)
    self.environment = environment
    self.excludedPredefinedFunctions = excludedPredefinedFunctions
    self.disabledSafetyPolicies = disabledSafetyPolicies
    self.enablePromptInjectionDetection = enablePromptInjectionDetection
  }

  /// The kind of screen.
  public var environment: ScreenType? {
    get { self["environment"] }
    set { self["environment"] = newValue }
  }

  /// Actions that are not offered.
  public var excludedPredefinedFunctions: [String]? {
    get { self["excluded_predefined_functions"] }
    set { self["excluded_predefined_functions"] = newValue }
  }

  /// Acts that need no consent.
  public var disabledSafetyPolicies: [ScreenPolicy]? {
    get { self["disabled_safety_policies"] }
    set { self["disabled_safety_policies"] = newValue }
  }

  /// Whether the screen is searched for texts that give orders.
  public var enablePromptInjectionDetection: Bool? {
    get { self["enable_prompt_injection_detection"] }
    set { self["enable_prompt_injection_detection"] = newValue }
  }
}

/// A kind of screen.
public struct ScreenType: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `browser`.
  public static let browser = Self("browser")
  /// `mobile`.
  public static let mobile = Self("mobile")
  /// `desktop`.
  public static let desktop = Self("desktop")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.browser, .mobile, .desktop]
}

/// Acts on a screen that need a person's consent.
public struct ScreenPolicy: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `financial_transactions`.
  public static let financialTransactions = Self("financial_transactions")
  /// `sensitive_data_modification`.
  public static let sensitiveDataModification = Self("sensitive_data_modification")
  /// `communication_tool`.
  public static let communicationTool = Self("communication_tool")
  /// `account_creation`.
  public static let accountCreation = Self("account_creation")
  /// `data_modification`.
  public static let dataModification = Self("data_modification")
  /// `user_consent_management`.
  public static let userConsentManagement = Self("user_consent_management")
  /// `legal_terms_and_agreements`.
  public static let legalTermsAndAgreements = Self("legal_terms_and_agreements")

  /// Every word that was known when this was written.
  public static let known: [Self] = [
    .financialTransactions, .sensitiveDataModification, .communicationTool, .accountCreation,
    .dataModification, .userConsentManagement, .legalTermsAndAgreements,
  ]
}
