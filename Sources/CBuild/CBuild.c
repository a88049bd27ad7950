#include "CBuild.h"

#include <stddef.h>

const char *cbuild_commit(void) {
#ifdef EXTRACT_COMMIT
  return EXTRACT_COMMIT;
#else
  return NULL;
#endif
}
