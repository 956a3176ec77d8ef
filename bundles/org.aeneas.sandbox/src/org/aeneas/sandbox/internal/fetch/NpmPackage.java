package org.aeneas.sandbox.internal.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** A package for Node.js, from wherever this machine's npm gets it; exactly what its lock file names. */
public final class NpmPackage {
    private static final int OLDEST_NODE = 18;

    private NpmPackage() {
    }

    /** @param name of the folder of resources that holds {@code package.json} and {@code package-lock.json} */
    public static void install(String name, Path directory, Progress progress) throws IOException {
        Tool npm = Tool.onPath("npm", "npm");
        for (String file : List.of("package.json", "package-lock.json")) {
            try (InputStream in = NpmPackage.class.getResourceAsStream(name + "/" + file)) {
                Files.copy(in, directory.resolve(file));
            }
        }
        // No scripts: nothing that is fetched runs while it is fetched.
        npm.fetch(name, directory, Map.of(), progress,
                // dynalite asks for Node.js 20; it was run on Debian 12's own 18.19 and works.
                List.of("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", "--engine-strict=false"));
    }

    /** @return the {@code node} program, if it is new enough */
    public static Path node(Progress progress) throws IOException {
        Tool node = Tool.onPath("node", "nodejs");
        String version = node.run(Path.of(System.getProperty("java.io.tmpdir")), Map.of(), progress,
                List.of("--version")).output().strip();
        int major = Integer.parseInt(version.replaceFirst("^v", "").replaceFirst("\\..*$", ""));
        if (major < OLDEST_NODE) {
            throw new Problem("tool-too-old", "Node.js is older than version " + OLDEST_NODE + ": " + version,
                    node.executable().toString(), "Install a newer Node.js.").asException();
        }
        return node.executable();
    }
}
