extension Rule {
  /// What the rule is about, in a few words.
  public var title: String {
    switch self {
    case .yaml: "the file is not YAML as it is read here"
    case .fileKey: "a key of the file that is not known, or missing"
    case .key: "the key of a field"
    case .type: "a type phrase"
    case .bound: "the bounds of a type"
    case .choice: "values of a choice, variants of a union"
    case .pattern: "a regular expression"
    case .longForm: "an option that begins with $"
    case .definition: "a definition"
    case .include: "an included file"
    case .setting: "a setting for the model"
    case .check: "a check between fields"
    case .example: "an example"
    case .normaliser: "a normaliser"
    case .endless: "a definition of which there is no value"
    case .jsonSchema: "a JSON Schema inside the file"
    case .cutOff: "a text that a # cuts off"
    case .nothingMissing: "nothing may be null or missing"
    case .missingAndNull: "a field that may be missing and may be null"
    case .valueIsField: "a choice whose only value is a field"
    case .timestampOfWhat: "a timestamp in a document that does not run"
    case .unusedDefinition: "a definition that is not used"
    }
  }

  /// Why there is such a rule, and what to write.
  public var explanation: String {
    switch self {
    case .yaml:
      """
      Schema files are YAML 1.2, and a little less: one document, no tags, no merge keys, texts as
      keys, each once. In a plain text ": " and " #" belong to YAML: put the whole text in single
      quotes, or under ">" on the next line.
      """
    case .fileKey:
      """
      A file has name, version, format, description, include, definitions, output; model, thinking,
      max_output_tokens, seed, system, prompt, input; checks and examples. What a record looks like
      stands below output.
      """
    case .key:
      """
      A key is the name of a field, at once "?" if it may be missing, then " -- " and a description:
        buyer? -- who pays: party
      A sign doubled is the sign itself: $$id is a field called $id, Smoker?? one called Smoker?.
      """
    case .type:
      """
      A type is a word: string, integer, number, decimal(2), boolean, date, time, datetime, instant,
      duration, timestamp, email, url, uuid, currency, country, language, or a definition's name.
      X[] is many X, X? is X or null, A | B is either, map of X has names that are not known, and
      "one of a, b" is a choice. Brackets keep together: (string | number)[].
      """
    case .bound:
      """
      Bounds follow the type: n..m, n.., ..m for a number's value, a text's characters, a list's
      entries; n alone for exactly n characters or entries; > >= < <= for numbers. Those of entries
      stand in brackets: (number >= 0)[]. Dates and times are bounded by checks.
      """
    case .choice:
      """
      Values stand between commas: one of paid, in progress, "yes, both". What each means is said
      under $enum, as "value: meaning" lines. Groups that differ by a tag stand under $one_of with
      $tag. Bare null, true and false are YAML's, not texts: put them in quotes.
      """
    case .pattern:
      """
      /pattern/ is an ECMA-262 regular expression that must match the whole text; write .* to search.
      It ends at the first "/" that has a blank, "?", ")" or the end behind it; \\/ never ends it.
      There are no flags, and look-behind has one length.
      """
    case .longForm:
      """
      $type, $list, $map, $enum, $one_of and $json_schema say what a value is; $description, $min,
      $max, $pattern, $unique, $nullable, $examples, $normalize, $send and $keys say more of it.
      """
    case .definition:
      """
      definitions name groups, choices or phrases, to be used in phrases by their names. A name is
      letters, digits, _ and -; those of the language cannot be redefined.
      """
    case .include:
      """
      include takes a path or a list of them, as seen from the file it stands in, inside the folder
      of the schema. Only definitions come in. {common: path} gives them as common.name.
      """
    case .setting:
      """
      model, system and prompt are texts; thinking is minimal, low, medium, high or xhigh;
      max_output_tokens and seed are whole numbers; input is text, image, audio, video, pdf, document,
      or a list of these. A call may say otherwise.
      """
    case .check:
      """
      A check is an expression over fields, exact in decimals: total ~= subtotal + vat. Behind " -- "
      stands what to say when it fails. "lines[]:" before it asks of each entry, "when EXPR:" only if
      that is true, "warn:" without failing. A null or missing operand makes it unknown, and skipped.
      """
    case .example:
      """
      An example is an input, a text or a file, and the output it should give. The output is judged
      as an answer would be: by the schema and by the checks. In it the schema decides what a plain
      text means, so that 01067 is a text where a text is wanted.
      """
    case .normaliser:
      """
      Normalisers mend an answer's values before they are judged, and each change is recorded. They
      stand under $normalize: trim, collapse_space, nfc, empty_to_null, null_words("n/a"), upper,
      lower, digits, number(eu), date(dmy), currency(USD), enum, clamp_list; none switches them off.
      """
    case .endless:
      """
      A definition that always needs another of itself has no value that ever ends. Let a list, a "?"
      or another variant end it: reports: person[], or parent: person?.
      """
    case .jsonSchema:
      """
      What stands under $json_schema, and a file that is a JSON Schema already, is taken as it is and
      must be right by itself: any draft from 4 to 2020-12. References lead inside it; nothing is
      fetched.
      """
    case .cutOff:
      """
      In YAML " #" begins a comment, so the rest of the line was not read. Put the whole text in
      single quotes if it belongs to it; otherwise put two blanks before the #.
      """
    case .nothingMissing:
      """
      A model must fill every field, so for what a document lacks it would invent something. Write
      "?" behind the type of what may be absent (null), or behind the name (left out).
      """
    case .missingAndNull:
      """
      "a?: date?" is missing or null or there. Both become nil in Swift, and a model takes either.
      "a: date?" is always written, which models do more reliably; "a?: date" is left out.
      """
    case .valueIsField:
      """
      "one of name" is a choice with the one value "name". To say that a value must be one of the
      values of another field, write a check: who in speakers.id.
      """
    case .timestampOfWhat:
      """
      A timestamp is MM:SS or HH:MM:SS into a recording. For the time of day write time, for a date
      with a time datetime or instant; or say input: audio.
      """
    case .unusedDefinition:
      """
      Nothing that a record can reach names this definition, so it is left out of the schema.
      """
    }
  }
}
