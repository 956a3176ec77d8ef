package org.aeneas.agent.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a terminal and names of files are written in. */
final class Language {
    /** In the order in which they count. */
    private static final List<String> VARIABLES = Arrays.asList("LC_ALL", "LC_CTYPE", "LANG");

    private Language() {
    }

    /** Where sudo or systemd leaves no locale, Java would take nothing but ASCII for characters. */
    static void requireUtf8(Map<String, String> environment) {
        for (String variable : VARIABLES) {
            String locale = environment.get(variable);
            if (locale != null && !locale.isEmpty()) {
                if (!locale.equals("C") && !locale.equals("POSIX")) {
                    return;
                }
                break;
            }
        }
        environment.remove("LC_ALL");
        environment.put("LC_CTYPE", "C.UTF-8");
    }
}
