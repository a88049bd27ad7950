#pragma once

/// The commit that this was built from, with `-modified` behind it if the sources differed from it;
/// null unless whoever built it said so by EXTRACT_COMMIT.
const char *cbuild_commit(void);
