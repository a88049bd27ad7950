/// What is known of a value by a schema, if some rules had to be given up.
enum Certainty {
  case met
  case violated
  /// It depends on a rule that was given up.
  case unknown
}
