"""What figures were measured on."""

import os
import platform
import re


def processor():
    with open("/proc/cpuinfo") as file:
        name = re.search(r"model name\s*: (.*)", file.read())
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    return f"{name[1] if name else platform.machine()}, {os.cpu_count()} cores, {system}"
