package org.aeneas.packages.tests;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the build has made, and from what. */
final class Built {
    static final Path SOURCES = Path.of("../../releng/org.aeneas.agent.product").toAbsolutePath().normalize();
    static final Path UNITS = SOURCES.resolve("root/usr/lib/systemd/system");

    private static final String PRODUCT = "target/products/%s/linux/gtk/x86_64";

    private Built() {
    }

    static Path deb() throws IOException {
        return one("aws-cassandra-extractor-[0-9]*.deb");
    }

    static Path rpm() throws IOException {
        return one("aws-cassandra-extractor-[0-9]*.x86_64.rpm");
    }

    private static Path one(String pattern) throws IOException {
        Path folder = SOURCES.resolve("target/packages");
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(all::add);
        }
        if (all.size() != 1) {
            throw new AssertionError("one package is expected in " + folder + ": " + all);
        }
        return all.get(0);
    }

    /** The jar of the guide, in the folder of its product. */
    static Path agent() {
        return SOURCES.resolve(PRODUCT.formatted("org.aeneas.agent.product")
                + "/aws-cassandra-extractor/aws-cassandra-extractor.jar");
    }

    /** The script that starts the command line. */
    static Path commandLine() {
        return SOURCES.resolveSibling("org.aeneas.cli.product")
                .resolve(PRODUCT.formatted("org.aeneas.cli.product") + "/aeneas/aeneas");
    }

    /** {@code n.n.n}, as the file's name has it. */
    static String version(Path file) {
        String version = file.getFileName().toString().replaceFirst("^aws-cassandra-extractor-([0-9.]+[0-9])[.].*$",
                "$1");
        if (!version.matches("[0-9]+[.][0-9]+[.][0-9]+")) {
            throw new AssertionError("no n.n.n: " + file);
        }
        return version;
    }
}
