extension MigrationTests {
  /// A ledger of version 1 with a document and its record, as text that stays what it is.
  static let versionOne = """
    PRAGMA application_id = 1165522034;
    PRAGMA user_version = 1;
    BEGIN TRANSACTION;
    CREATE TABLE ledger(
      one INTEGER PRIMARY KEY CHECK (one = 1), commits INTEGER NOT NULL, seen INTEGER NOT NULL\
    );
    INSERT INTO ledger VALUES(1,7,1795295948344);
    CREATE TABLE version(
      id INTEGER PRIMARY KEY, identity BLOB NOT NULL UNIQUE, description BLOB NOT NULL,
      schema BLOB NOT NULL);
    INSERT INTO version VALUES(1,X'b19f8edae2ee6c225b7278b289c2823ab9accfa225c5d67c4bef270b88e\
    a55f0',X'7b22736368656d61223a227631227d',X'7b7d');
    CREATE TABLE run(
      id INTEGER PRIMARY KEY, job INTEGER NOT NULL, version INTEGER NOT NULL, words BLOB NOT N\
    ULL,
      process INTEGER NOT NULL, begun INTEGER NOT NULL, origin TEXT NOT NULL,
      seen INTEGER, ended INTEGER, code INTEGER, is_complete INTEGER NOT NULL DEFAULT 0);
    INSERT INTO run VALUES(1,1,1,X'72756e00696e626f782f002d2d6f75740000',4711,1000,'https://ap\
    i.test',NULL,1795295948341,3,0);
    CREATE TABLE input(
      id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, rank INTEGER NOT NULL,
      run INTEGER NOT NULL, parts BLOB NOT NULL, word TEXT, sentence TEXT);
    INSERT INTO input VALUES(1,X'696e626f782f302e706466',0,1,X'6601000000000000000000000000000\
    000640000000000000001000000000000000b00000000000000696e626f782f302e706466',NULL,NULL);
    CREATE TABLE item(
      id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, run INTEGER, outcome TEXT);
    INSERT INTO item VALUES(1,X'f5201cf555e7b13e0dc1d8c025407e0d2d96eb5728d49be67c29becdc1ee44\
    ba',1,'record');
    CREATE TABLE claim(
      input INTEGER NOT NULL, version INTEGER NOT NULL, item INTEGER NOT NULL,
      stands INTEGER NOT NULL, PRIMARY KEY (input, version, item)) WITHOUT ROWID;
    INSERT INTO claim VALUES(1,1,1,1);
    CREATE TABLE result(
      item INTEGER PRIMARY KEY, record BLOB, warnings BLOB NOT NULL, failure BLOB,
      model TEXT NOT NULL, seal INTEGER NOT NULL);
    INSERT INTO result VALUES(1,X'7b22746f74616c223a2230227d',X'5b5d',NULL,'gemini-test',36938\
    98563709418485);
    CREATE TABLE call(
      item INTEGER NOT NULL, number INTEGER NOT NULL, run INTEGER NOT NULL,
      purpose TEXT NOT NULL, footing INTEGER NOT NULL, model TEXT NOT NULL, request BLOB NOT N\
    ULL,
      is_repeat INTEGER NOT NULL, is_aside INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL,
      interaction TEXT, answer INTEGER, ending TEXT, status INTEGER, word TEXT, sentence TEXT,
      input_tokens INTEGER, output_tokens INTEGER, tokens INTEGER, picodollars INTEGER,
      is_exact INTEGER, milliseconds INTEGER, PRIMARY KEY (item, number)) WITHOUT ROWID;
    INSERT INTO call VALUES(1,1,1,'extraction',2,'gemini-test',X'ad1b9de910513527b407147d7a055\
    69066c1a50cceaba3e118df6b13f49e749c',0,0,2,'v1_0',1,'finished',NULL,NULL,NULL,90,10,100,10\
    0000000,1,7);
    CREATE TABLE answer(id INTEGER PRIMARY KEY, raw BLOB NOT NULL, seal INTEGER NOT NULL);
    INSERT INTO answer VALUES(1,X'7b2274657874223a2230227d',-7739826204754061140);
    CREATE TABLE upload(
      origin TEXT NOT NULL, name TEXT NOT NULL, contents BLOB NOT NULL, type TEXT NOT NULL,
      uri TEXT NOT NULL, expires INTEGER NOT NULL, PRIMARY KEY (origin, name)) WITHOUT ROWID;
    CREATE TABLE output(
      path BLOB PRIMARY KEY, digest BLOB NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE forgotten(interaction TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE INDEX input_rank ON input(run, rank);
    CREATE INDEX claim_item ON claim(item);
    COMMIT;
    """
}
