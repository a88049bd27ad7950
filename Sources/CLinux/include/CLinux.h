#pragma once

// Calls of Linux that Swift cannot make. No header of the system is named here: whoever imports this
// would find its types in two modules.

/// Opens a path that leads through folders alone, at or below a folder: no symbolic link, no `..` that
/// leaves it. As open(2) answers; `ENOSYS` before Linux 5.6.
int clinux_open_beneath(int folder, const char *path, int flags);

/// Has this thread look at files as another user; answers which one it was before (setfsuid(2)).
int clinux_look_as_user(unsigned int user);

/// The number of the file system that a path is on (statfs(2)); 0 if it cannot be told.
unsigned int clinux_file_system(const char *path);

/// Keeps other processes of the user from reading this one's memory, and the system from leaving it in
/// a core file (prctl(2), PR_SET_DUMPABLE).
void clinux_hide_memory(void);
