package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.ProblemException;
import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cassandra ends what it compacts with a compressed chunk of nothing. */
class EmptyChunkTest {
    private static final String TABLE = "wide";
    /** The checksum is not right, and nobody asks for it. */
    private static final byte[] NOTHING = new byte[9];

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("org.aeneas.sstable.tests.CorruptionTest#fixtures")
    void should_read_a_file_that_ends_with_chunks_of_nothing(Fixture fixture, String line) throws IOException {
        TableFolder folder = folder(fixture);
        for (int chunks = 1; chunks <= 2; chunks++) {
            addChunk(folder);
            assertEquals(FixtureRows.of(fixture, TABLE, FixtureRows.BEFORE_EXPIRY), read(folder, fixture, line));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("org.aeneas.sstable.tests.CorruptionTest#fixtures")
    void should_not_take_a_chunk_of_rows_for_nothing(Fixture fixture, String line) throws IOException {
        TableFolder folder = folder(fixture);
        addChunk(folder);
        Files.write(folder.file("Data.db"), new byte[100], StandardOpenOption.APPEND);

        assertEquals("sstable-corrupt",
                assertThrows(ProblemException.class, () -> read(folder, fixture, line)).problem().code());
    }

    /** At the end of the component: the number of chunks, and where each begins. */
    private static void addChunk(TableFolder folder) throws IOException {
        Path data = folder.file("Data.db");
        Path info = folder.file("CompressionInfo.db");
        ByteBuffer old = ByteBuffer.wrap(Files.readAllBytes(info));
        int countAt = countAt(old);
        ByteBuffer more = ByteBuffer.allocate(old.capacity() + Long.BYTES).put(old);
        more.putLong(Files.size(data)).putInt(countAt, old.getInt(countAt) + 1);
        Files.write(info, more.array());
        Files.write(data, NOTHING, StandardOpenOption.APPEND);
    }

    private static int countAt(ByteBuffer info) {
        return Stream.iterate(info.capacity() - Long.BYTES - Integer.BYTES, at -> at - Long.BYTES)
                .filter(at -> info.getInt(at) == (info.capacity() - at) / Long.BYTES).findFirst().orElseThrow();
    }

    private TableFolder folder(Fixture fixture) {
        return TableFolder.copyOf(fixture.directory(TABLE), temp.resolve("copy"));
    }

    private static List<ReadRow> read(TableFolder folder, Fixture fixture, String line) {
        SSTables sstables = Readers.sstables(line);
        try (RowSource source = sstables.open(FixtureTables.schema(fixture, TABLE), List.of(folder.path()))) {
            return ReadRow.drain(source.open(TokenRange.ALL, FixtureRows.BEFORE_EXPIRY));
        }
    }
}
