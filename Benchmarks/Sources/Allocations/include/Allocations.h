#pragma once

/// How often the calling thread has asked for memory so far.
unsigned long allocations_so_far(void);
