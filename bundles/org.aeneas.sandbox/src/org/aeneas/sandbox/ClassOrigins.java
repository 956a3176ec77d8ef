package org.aeneas.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where classes were loaded from, for a process of its own that needs a few of them: also from inside Equinox. */
public final class ClassOrigins {

    private ClassOrigins() {
    }

    /** The jars or folders of those classes, each once, as {@code -cp} wants them. */
    public static String classPath(Class<?>... types) {
        return Stream.of(types).map(ClassOrigins::origin).distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String origin(Class<?> type) {
        try {
            URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path path = Path.of(location);
            // A bundle that runs from its project says the project's folder, whatever its classes are in.
            String file = type.getName().replace('.', '/') + ".class";
            return Stream.of("target/classes", "bin").map(path::resolve)
                    .filter(classes -> Files.exists(classes.resolve(file))).findFirst().orElse(path).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Loaded from an unusual place: " + type, e);
        }
    }
}
