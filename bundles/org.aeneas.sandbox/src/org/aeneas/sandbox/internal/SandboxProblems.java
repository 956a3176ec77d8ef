package org.aeneas.sandbox.internal;

import java.nio.file.Path;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** The sandbox's Problems that more than one of its classes meets. */
public final class SandboxProblems {
    private SandboxProblems() {
    }

    public static ProblemException cacheUnusable(Path path, Exception cause) {
        return new Problem("cache-unusable", "The cache could not be read or written: " + cause.getMessage(),
                path.toString(), "Free disk space there, or name another folder in AENEAS_CACHE.").asException(cause);
    }

    public static ProblemException interrupted(String object, InterruptedException cause) {
        return new Problem("interrupted", "The wait was interrupted.", object, "Start it again.").asException(cause);
    }

    public static ProblemException directoryUnusable(Path path, Exception cause) {
        return new Problem("sandbox-directory-unusable",
                "The sandbox's folder could not be read or written: " + cause.getMessage(), path.toString(),
                "Free disk space there, or name another folder with --dir.").asException(cause);
    }

    public static ProblemException died(String name, Path log, String tail) {
        return new Problem("sandbox-process-died", name + " ended while it started; its log ends with:\n" + tail,
                log.toString(), "Read the log; free memory or disk space if it says so, and start again.")
                        .asException();
    }

    public static ProblemException late(String name, Path log, long seconds, String tail) {
        return new Problem("sandbox-process-late",
                name + " did not answer within " + seconds + " s; its log ends with:\n" + tail, log.toString(),
                "Stop what keeps this machine busy, and start again.").asException();
    }
}
