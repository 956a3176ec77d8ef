package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.sstable.component.CompressionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Write times and expiries in the data are relative to what the Statistics component says, from 3.0 on. That of another
 * SSTable of the same table must not be believed.
 */
class StatisticsTest {
    private static final String STATISTICS = "Statistics.db";
    private static final int STATS = 2;
    private static final List<String> VERSIONS = List.of("jb", "ka", "la", "lb", "ma", "mb", "mc", "md", "me", "na",
            "nb", "nc", "oa", "da");

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0}")
    @MethodSource("several")
    void should_not_believe_the_statistics_of_another_sstable(Fuzzed subject) throws IOException {
        List<ReadRow> whole = subject.read(TableFolder.copyOf(subject.directory(), temp.resolve("whole")));
        List<Path> names = statistics(subject.directory());
        for (int i = 0; i < names.size(); i++) {
            TableFolder folder = TableFolder.copyOf(subject.directory(), temp.resolve("swapped" + i));
            Path other = names.get((i + 1) % names.size());
            Path victim = folder.path().resolve(names.get(i).getFileName());
            Files.write(victim, Files.readAllBytes(other));
            if (dependOnStatistics(victim)) {
                Problem problem = assertThrows(ProblemException.class, () -> subject.read(folder)).problem();
                assertEquals("sstable-corrupt", problem.code(), problem.toString());
                assertEquals(victim.toString(), problem.object());
                assertTrue(problem.what().contains("another SSTable"), problem.what());
            } else {
                assertEquals(whole, subject.read(folder));
            }
        }
    }

    /** A scrub that takes back what it had written counts that, too, when it says how well it compressed. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("compressed")
    void should_read_a_file_whose_compression_ratio_is_not_that_of_its_length(Fuzzed subject) throws IOException {
        TableFolder folder = TableFolder.copyOf(subject.directory(), temp.resolve("scrubbed"));
        List<ReadRow> whole = subject.read(folder);
        for (Path statistics : statistics(folder.path())) {
            if (dependOnStatistics(statistics)) {
                setRatio(statistics, ratio(statistics), 1.25);
            }
        }
        assertEquals(whole, subject.read(folder));
    }

    private static double ratio(Path statistics) throws IOException {
        Path data = sibling(statistics, "Data.db");
        CompressionInfo info = CompressionInfo.read(sibling(statistics, "CompressionInfo.db"), data,
                hasChecksums(statistics));
        return (double) (Files.size(data) - 4 * info.chunks()) / info.dataLength();
    }

    private static void setRatio(Path statistics, double from, double to) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(statistics));
        int at = 0;
        while (bytes.getLong(at) != Double.doubleToRawLongBits(from)) {
            at++; // where it stands depends on the lengths of what precedes it
        }
        bytes.putDouble(at, to);
        if (hasChecksums(statistics)) {
            int toc = 8;
            while (bytes.getInt(toc) != STATS) {
                toc += 8;
            }
            int start = bytes.getInt(toc + 4);
            int end = bytes.getInt(toc + 12) - 4; // a checksum ends each part; another part follows
            CRC32 crc = new CRC32();
            crc.update(bytes.array(), start, end - start);
            bytes.putInt(end, (int) crc.getValue());
        }
        Files.write(statistics, bytes.array());
    }

    private static boolean hasChecksums(Path statistics) {
        return VERSIONS.indexOf(version(statistics)) >= VERSIONS.indexOf("na");
    }

    private static boolean dependOnStatistics(Path statistics) {
        return VERSIONS.indexOf(version(statistics)) >= VERSIONS.indexOf("ma");
    }

    /** {@code me} of {@code me-1-big-Statistics.db} and of {@code ks-t-ka-1-Statistics.db}. */
    private static String version(Path statistics) {
        String name = statistics.getFileName().toString();
        return Stream.of(name.split("-")).filter(VERSIONS::contains).findFirst().orElseThrow();
    }

    private static Path sibling(Path statistics, String component) {
        return statistics.resolveSibling(statistics.getFileName().toString().replace(STATISTICS, component));
    }

    private static List<Path> statistics(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(STATISTICS)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Fuzzed> several() {
        return Fuzzed.all().filter(subject -> statistics(subject.directory()).size() > 1);
    }

    static Stream<Fuzzed> compressed() {
        return Fuzzed.all().filter(subject -> statistics(subject.directory()).stream()
                .allMatch(file -> Files.exists(sibling(file, "CompressionInfo.db"))));
    }
}
