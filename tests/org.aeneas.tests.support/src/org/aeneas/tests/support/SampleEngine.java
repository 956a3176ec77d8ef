package org.aeneas.tests.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The bundle of the sample engine, which is in no product: to be put into a folder of engines. */
public final class SampleEngine {
    /** Below every test bundle's folder, which is the working directory of its tests. */
    private static final Path BUILT = Path.of("../org.aeneas.sample.csv/target");
    private static final String JAR = "org\\.aeneas\\.sample\\.csv-[0-9.]+(-SNAPSHOT)?\\.jar";

    private SampleEngine() {
    }

    public static void copyTo(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(BUILT)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches(JAR)).findFirst()
                    .orElseThrow(() -> new AssertionError("the sample engine is not built"));
            Files.copy(jar, folder.resolve(jar.getFileName()));
        }
    }
}
