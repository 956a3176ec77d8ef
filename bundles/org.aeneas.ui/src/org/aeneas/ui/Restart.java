package org.aeneas.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.ui.PlatformUI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the program and starts it again, by the script that has started it: there is no launcher that would wait for
 * the end. Where the script cannot do that, users do it themselves.
 */
public final class Restart {
    private static final Logger LOG = LoggerFactory.getLogger(Restart.class);
    /** Set by the start script, where a shell is at hand. */
    private static final String SCRIPT = "aeneas.script";
    /** The folders of a program must not be used by two of it, so that the new one waits for the end of this one. */
    private static final String WAIT = """
            pid=$1
            shift
            while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
            exec "$@"
            """;

    private Restart() {
    }

    public static boolean isPossible() {
        return System.getProperty(SCRIPT) != null;
    }

    /** Asks what the end of the program asks; on the UI thread. */
    public static void now() {
        PlatformUI.getWorkbench().restart();
    }

    /**
     * For the end of the program, when its window is closed.
     *
     * @param arguments of the start script
     * @return whether a process waits now for the end of this one
     */
    public static boolean begin(String... arguments) {
        if (!isPossible()) {
            return false;
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", WAIT, "aeneas-restart",
                Long.toString(ProcessHandle.current().pid()), System.getProperty(SCRIPT)));
        command.addAll(List.of(arguments));
        try {
            new ProcessBuilder(command).inheritIO().start();
            return true;
        } catch (IOException e) {
            LOG.error("The program ends, and cannot start itself again", e);
            return false;
        }
    }
}
