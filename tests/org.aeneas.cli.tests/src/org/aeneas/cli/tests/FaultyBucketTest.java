package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extracts to a bucket while S3 fails: what comes to lie there is what would lie in a folder. */
@ExtendWith(AnnouncedStandIns.class)
class FaultyBucketTest {
    private static final String AS_OF = "1800000000";

    @TempDir
    private Path folder;
    private SourceTable source;
    private Path expected;

    @BeforeEach
    void extractToAFolder() {
        source = SourceTable.faults(folder, "bulk");
        expected = folder.resolve("expected");
        Run run = Run.of(source.extract(expected, "--as-of", AS_OF));
        assertEquals(0, run.status(), run.err());
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2 })
    void should_stage_the_same_bytes_though_s3_fails_now_and_then(long seed, StandIns aws) throws IOException {
        String bucket = aws.bucket("now-and-then-" + seed);
        for (Kind kind : List.of(Kind.DELAY, Kind.THROTTLE, Kind.SERVER_ERROR, Kind.RESET, Kind.RESET_AFTER,
                Kind.CUT_OFF)) {
            aws.traffic().inject(Fault.always(Service.S3, "*", kind).withDelay(200)
                    .withProbability(0.05, seed * 100 + kind.ordinal()));
        }
        Run run = extract(bucket);
        assertEquals(0, run.status(), run.err());
        assertStaged(aws.objects(bucket));
    }

    @ParameterizedTest
    @CsvSource({ "EXPIRED_CREDENTIALS, aws-session-expired, Sign in again",
            "ACCESS_DENIED, aws-access-denied, policy" })
    void should_say_why_it_cannot_go_on_and_go_on_when_the_cause_is_gone(Kind kind, String code, String advice,
            StandIns aws) throws IOException {
        String bucket = aws.bucket(code);
        for (int calls : new int[] { 0, 3, 7, 9 }) {
            aws.traffic().inject(Fault.always(Service.S3, "*", kind).after(calls));
            Run run = extract(bucket);
            assertEquals(1, run.status(), run.out());
            assertEquals(code, run.json().path("error").path("code").asText(), run.out());
            assertTrue(run.err().contains(advice), run.err());
            assertFalse(Files.exists(aws.objects(bucket).resolve("meta/faults/bulk/manifest.json")), "not done yet");
            aws.traffic().clear();
        }
        Run run = extract(bucket);
        assertEquals(0, run.status(), run.err());
        assertStaged(aws.objects(bucket));
    }

    private Run extract(String bucket) {
        return Run.of("extract", "--schema", source.schema(), "--table", source.name(), "--data", source.directory(),
                "--format", "dynamodb-json", "--as-of", AS_OF, "--out", "s3://" + bucket, "--json");
    }

    private void assertStaged(Path objects) throws IOException {
        assertEquals(names(expected), names(objects));
        for (String name : names(expected)) {
            assertArrayEquals(Files.readAllBytes(expected.resolve(name)), Files.readAllBytes(objects.resolve(name)),
                    name);
        }
    }

    private static Set<String> names(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(file -> root.relativize(file).toString())
                    .filter(name -> name.startsWith("data/") || name.startsWith("meta/"))
                    .collect(Collectors.toSet());
        }
    }
}
