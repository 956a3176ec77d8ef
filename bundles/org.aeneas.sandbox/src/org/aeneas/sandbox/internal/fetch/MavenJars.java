package org.aeneas.sandbox.internal.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.aeneas.core.Progress;

/** Jars from wherever this machine's Maven gets them. Checksums are enforced; the version of the plugin is fixed. */
public final class MavenJars {
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";

    /**
     * An artifact.
     *
     * @param coordinates {@code group:artifact:version} or {@code group:artifact:version:classifier}
     * @param exclusions  {@code group:artifact}, {@code *:*} for everything that it depends on
     */
    public record Artifact(String coordinates, List<String> exclusions) {

        public static Artifact of(String coordinates) {
            return new Artifact(coordinates, List.of());
        }

        public static Artifact alone(String coordinates) {
            return new Artifact(coordinates, List.of("*:*"));
        }

        private String xml() {
            String[] parts = coordinates.split(":");
            String classifier = parts.length > 3 ? "<classifier>" + parts[3] + "</classifier>" : "";
            return "    <dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                    + "</artifactId><version>" + parts[2] + "</version>" + classifier + "<exclusions>"
                    + exclusions.stream().map(Artifact::exclusion).collect(Collectors.joining())
                    + "</exclusions></dependency>\n";
        }

        private static String exclusion(String artifact) {
            String[] parts = artifact.split(":");
            return "<exclusion><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                    + "</artifactId></exclusion>";
        }
    }

    private MavenJars() {
    }

    /** Copies the artifacts, and those that they need at run time, into a directory. */
    public static void copy(List<Artifact> artifacts, Path directory, Progress progress) throws IOException {
        Path project = Files.createTempDirectory("aeneas-maven");
        try {
            Files.writeString(project.resolve("pom.xml"), pom(artifacts));
            maven().fetch(artifacts.get(0).coordinates(), project, Map.of(), progress,
                    List.of("-B", "-ntp", "-q", "-C", COPY, "-DincludeScope=runtime",
                            "-DoutputDirectory=" + directory));
        } finally {
            FileTree.delete(project);
        }
    }

    private static String pom(List<Artifact> artifacts) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.aeneas.sandbox</groupId>
                  <artifactId>fetch</artifactId>
                  <version>1</version>
                  <dependencies>
                %s  </dependencies>
                </project>
                """.formatted(artifacts.stream().map(Artifact::xml).collect(Collectors.joining()));
    }

    /** The Maven that the start script or the build chose, else the machine's own: 3.8 is enough here. */
    private static Tool maven() {
        String chosen = System.getProperty("aeneas.mvn", System.getenv().getOrDefault("AENEAS_MVN", ""));
        if (!chosen.isBlank() && Files.isExecutable(Path.of(chosen))) {
            return new Tool(Path.of(chosen), "maven");
        }
        return Tool.onPath("mvn", "maven");
    }
}
