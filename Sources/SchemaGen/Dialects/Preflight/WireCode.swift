/// What can be found out about a wire schema before it is sent; each has a code that users can look up.
public enum WireCode: String, CaseIterable, Sendable {
  // What refuses a schema.
  case unknownDialect = "S001"
  case outside = "S002"
  case dynamic = "S003"
  case anything = "S004"
  case fieldsBesideMap = "S005"
  case never = "S006"
  case endless = "S007"
  case places = "S008"
  case alike = "S009"
  case tooLarge = "S010"
  // What a provider may refuse.
  case depth = "S020"
  case names = "S021"
  case choices = "S022"
  case wordyChoices = "S023"
  case longChoice = "S024"
  case itemCounts = "S025"
  case optionals = "S026"
  case unions = "S027"
  case bytes = "S028"
  case fields = "S029"
}

extension WireCode {
  /// What it is about, in a few words.
  public var title: String {
    switch self {
    case .unknownDialect: "a metaschema that is not known"
    case .outside: "a reference that leads out of the schema"
    case .dynamic: "a dynamic reference"
    case .anything: "a place where anything is allowed"
    case .fieldsBesideMap: "named fields beside a map"
    case .never: "a place where nothing is allowed"
    case .endless: "a value without an end"
    case .places: "a list with a form for each place"
    case .alike: "branches that look alike"
    case .tooLarge: "a schema that is too large"
    case .depth: "nesting that is too deep"
    case .names: "names that are too long together"
    case .choices: "too many values to choose from"
    case .wordyChoices: "too many values of several words"
    case .longChoice: "one choice with too much text"
    case .itemCounts: "limits of lists that are too high together"
    case .optionals: "too many fields that may be missing"
    case .unions: "too many places that take several types"
    case .bytes: "a schema with too much text"
    case .fields: "too many fields"
    }
  }
}
