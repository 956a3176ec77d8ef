package org.aeneas.engine.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.osgi.framework.BundleException;

/** What may be wrong with a bundle, told by its file. */
final class EngineProblems {
    private static final String TAKE_OUT = "Ask its maker for a version for this Aeneas, or take it out of the folder.";
    private static final String EXECUTION_ENVIRONMENT = "osgi.ee";
    private static final Pattern VERSION = Pattern.compile("osgi\\.ee=JavaSE\\)\\(version=([0-9.]+)\\)");
    private static final String REQUIREMENT = "Unresolved requirement: ";

    private EngineProblems() {
    }

    static Problem folder(Path folder) {
        return new Problem("engine-folder-missing", "There is no such folder of engines.", folder.toString(),
                "Correct --engines, or make the folder.");
    }

    static Problem java(Path file, String wanted) {
        return new Problem("engine-java", "The engine needs Java " + wanted + ", and this is Java "
                + Runtime.version().feature() + ".", file.toString(),
                "Start Aeneas with that Java, or ask the engine's maker for a version for this one.");
    }

    static Problem unreadable(Path file, Exception e) {
        return new Problem("engine-unreadable", "The folder of engines cannot be read: " + e, file.toString(),
                "Give the user that runs Aeneas the right to read it.");
    }

    /** Of a bundle that the framework refuses. */
    static Problem of(Path file, BundleException e) {
        String said = String.valueOf(e.getMessage());
        if (e.getType() == BundleException.DUPLICATE_BUNDLE_ERROR) {
            return new Problem("engine-twice", "This bundle is installed already, in the same version.",
                    file.toString(), "Leave one of the two in the folder.");
        }
        if (e.getType() != BundleException.RESOLVE_ERROR) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Problem("engine-not-started", "The engine cannot be started: " + cause, file.toString(),
                    TAKE_OUT);
        }
        if (said.contains(EXECUTION_ENVIRONMENT)) {
            Matcher version = VERSION.matcher(said);
            return java(file, version.find() ? version.group(1) : "of another kind");
        }
        List<String> missing = said.lines().map(String::strip).filter(line -> line.startsWith(REQUIREMENT))
                .map(line -> line.substring(REQUIREMENT.length())).distinct().toList();
        return new Problem("engine-unresolved", "The engine needs what is not installed: "
                + (missing.isEmpty() ? said : missing.stream().collect(Collectors.joining("; "))) + ".",
                file.toString(), "Put the bundles that it needs into the same folder. " + TAKE_OUT);
    }
}
