/// Whether a label is in form NFC.
///
/// A character that NFC always replaces is disallowed in labels anyway, so two things are left: the
/// order of marks, and pairs of characters that NFC writes in another way.
extension Label {
  var isComposed: Bool {
    var starter: UInt32?
    var last: UInt8 = 0
    for position in 0..<count {
      let value = self[position]
      let order = Self.order(value)
      if order != 0, order < last { return false }
      // A mark of the same order, or a character that is no mark, keeps a pair apart.
      let isApart = last != 0 && order <= last
      if !isApart, let starter, Self.compose(starter, value) { return false }
      if order == 0 { starter = value }
      last = order
    }
    return true
  }

  private static func order(_ value: UInt32) -> UInt8 {
    value < 0x300 ? 0 : Unicode.Scalar(value)?.properties.canonicalCombiningClass.rawValue ?? 0
  }

  private static func compose(_ first: UInt32, _ second: UInt32) -> Bool {
    guard second >= 0x300, let first = Unicode.Scalar(first) else { return false }
    return composing(with: second).unicodeScalars.contains(first)
  }

  /// The characters that, with a following one, are not in form NFC, of those that labels can hold
  /// (Unicode 18): the two make one, or the second goes below a mark that the first contains.
  private static func composing(with second: UInt32) -> String {
    switch second {
    case 0x300: "aeinouwyâêôüăēōơưαεηιουωϊϋеиἀἁἐἑἠἡἰἱὀὁὐὑὠὡ"
    case 0x301: "acegiklmnoprsuwyzâåæçêïôõøüăēōũơưαεηιουωϊϋгкἀἁἐἑἠἡἰἱὀὁὐὑὠὡ"
    case 0x302: "aceghijosuwyzạẹọ"
    case 0x303: "aeinouvyâêôăơư"
    case 0x304: "aegiouyäæõöüǫȧȯαιυиуḷṛ"
    case 0x306: "aegiouȩαιυаежиуạ"
    case 0x307: "abcdefghmnoprstwxyzśšṣ\u{105D2}\u{105DA}"
    case 0x308: "aehiotuwxyõūιυаежзиоучыэіәө"
    case 0x309: "aeiouyâêôăơư"
    case 0x30A: "auwy"
    case 0x30B: "ouу"
    case 0x30C: "acdeghijklnorstuzüʒ"
    case 0x30F: "aeioruѵ"
    case 0x311: "aeioru"
    case 0x313: "αεηιορυω"
    case 0x314: "αεηιορυω"
    case 0x31B: "ouòóôõöùúûüōŏőũūŭůűǒǔǖǘǚǜȍȏȕȗȫȭȯȱṍṏṑṓṳṵṷṹṻọỏốồổỗộụủ"
    case 0x323:
      """
      abdehiklmnorstuvwyzàáâãäåèéêëìíîïñòóôõöùúûüýÿāăďēĕėěĥĩīĭĺľńňōŏőŕřśŝšťũūŭůűŵŷźżžơ\
      ưǎǐǒǔǖǘǚǜǟǡǩǹǻȁȃȅȇȉȋȍȏȑȓȕȗȟȧȫȭȯȱȳḃḋḕḗḣḧḯḱḿṁṅṍṏṑṓṙṡṥṧṫṹṻṽẁẃẅẇẏẑẗẘẙảấầẩẫắằẳẵẻẽếềểễ\
      ỉỏốồổỗớờởỡủứừửữỳỷỹ
      """
    case 0x324: "uùúûüũūŭůűǔǖǘǚǜȕȗṹṻủ"
    case 0x325: "aàáâãäåāăǎǟǡǻȁȃȧảấầẩẫắằẳẵ"
    case 0x326: "stśŝšťṡṥṧṫẗ"
    case 0x327:
      """
      cdeghklnrstèéêëñćĉċčďēĕėěĝğġĥĺľńňŕřśŝšťǧǩǵǹȅȇȑȓșțȟḋḍḏḓḕḗḙḛḡḣḥḧḫḱḳḵḷḹḻḽṅṇṉṋṙṛṝṟṡṣ\
      ṥṧṩṫṭṯṱẖẗẹẻẽếềểễệ
      """
    case 0x328:
      """
      aeiouàáâãäåèéêëìíîïòóôõöùúûüāăēĕėěĩīĭōŏőũūŭůűơưǎǐǒǔǖǘǚǜǟǡǻȁȃȅȇȉȋȍȏȕȗȧȫȭȯȱḁḕḗḙḛḭḯ\
      ṍṏṑṓṳṵṷṹṻạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữự
      """
    case 0x32D: "delntuèéêëñùúûüďēĕėěĺľńňťũūŭůűǔǖǘǚǜǹȅȇȕȗḋḕḗṅṫṹṻẗẻẽếềểễủ"
    case 0x32E: "hĥȟḣḧ"
    case 0x330: "eiuèéêëìíîïùúûüēĕėěĩīĭũūŭůűǐǔǖǘǚǜȅȇȉȋȕȗḕḗḯṹṻẻẽếềểễỉủ"
    case 0x331: "bdhklnrtzñďĥĺľńňŕřťźżžǩǹȑȓȟḃḋḣḧḱṅṙṫẑẗ"
    case 0x342: "αηιυωϊϋἀἁἠἡἰἱὐὑὠὡ"
    case 0x653: "\u{627}"
    case 0x654: "\u{627}\u{648}\u{64A}\u{6C1}\u{6D2}\u{6D5}"
    case 0x655: "\u{622}\u{623}\u{627}"
    case 0x93C: "नरळ"
    case 0x9BE: "\u{9C7}"
    case 0x9D7: "\u{9C7}"
    case 0xB3E: "\u{B47}"
    case 0xB56: "\u{B47}"
    case 0xB57: "\u{B47}"
    case 0xBBE: "\u{BC6}\u{BC7}"
    case 0xBD7: "ஒ\u{BC6}"
    case 0xC56: "\u{C46}"
    case 0xCC2: "\u{CC6}"
    case 0xCD5: "\u{CBF}\u{CC6}\u{CCA}"
    case 0xCD6: "\u{CC6}"
    case 0xD3E: "\u{D46}\u{D47}"
    case 0xD57: "\u{D46}"
    case 0xDCA: "\u{DD9}\u{DDC}"
    case 0xDCF: "\u{DD9}"
    case 0xDDF: "\u{DD9}"
    case 0x102E: "ဥ"
    case 0x1B35: "ᬅᬇᬉᬋᬍᬑ\u{1B3A}\u{1B3C}\u{1B3E}\u{1B3F}\u{1B42}"
    case 0x3099: "うかきくけこさしすせそたちつてとはひふへほ\u{309D}ウカキクケコサシスセソタチツテトハヒフヘホワヰヱヲ\u{30FD}"
    case 0x309A: "はひふへほハヒフヘホ"
    case 0x110BA: "\u{11099}\u{1109B}\u{110A5}"
    case 0x11127: "\u{11131}\u{11132}"
    case 0x1133E: "\u{11347}"
    case 0x11357: "\u{11347}"
    case 0x113B8: "\u{113C2}"
    case 0x113BB: "\u{11384}"
    case 0x113C2: "\u{1138B}\u{113C2}"
    case 0x113C9: "\u{11382}\u{11390}\u{113C2}"
    case 0x114B0: "\u{114B9}"
    case 0x114BA: "\u{114B9}"
    case 0x114BD: "\u{114B9}"
    case 0x115AF: "\u{115B8}\u{115B9}"
    case 0x11930: "\u{11935}"
    case 0x1611E: "\u{1611E}"
    case 0x1611F: "\u{1611E}\u{16121}\u{16122}\u{16129}"
    case 0x16120: "\u{1611E}\u{16121}"
    case 0x16129: "\u{1611E}"
    case 0x16D67: "\u{16D63}\u{16D67}\u{16D69}"
    default: ""
    }
  }
}
