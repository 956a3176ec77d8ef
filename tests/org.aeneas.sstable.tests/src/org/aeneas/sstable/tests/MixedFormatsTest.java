package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table's directory after an upgrade: the inserts in an older format, the updates and deletes in a newer one. */
class MixedFormatsTest {

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0} and {1} by {2}")
    @MethodSource("pairs")
    void should_merge_sstables_of_two_formats(Fixture inserts, Fixture updates, String line) throws IOException {
        copy(inserts, "-1-");
        copy(updates, "-2-");
        // what the inserts' SSTable holds of the second phase is there twice
        Fixture alike = inserts.secondPhaseRanTwice() ? Fixture.S31 : Fixture.S30;
        TableSchema schema = FixtureTables.schema(alike, "wide");
        SSTables sstables = Readers.sstables(line);
        assertEquals(Set.of(inserts.format, updates.format), sstables.find(schema, List.of(temp)).versions());
        try (RowSource source = sstables.open(schema, List.of(temp))) {
            assertEquals(FixtureRows.of(alike, "wide", FixtureRows.BEFORE_EXPIRY),
                    ReadRow.drain(source.open(TokenRange.ALL, FixtureRows.BEFORE_EXPIRY)));
        }
    }

    private void copy(Fixture fixture, String generation) throws IOException {
        try (Stream<Path> files = Files.list(fixture.directory("wide"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().contains(generation)).toList()) {
                Files.copy(file, temp.resolve(file.getFileName()));
            }
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Arguments.of(Fixture.S22, Fixture.S30, Readers.V3),
                Arguments.of(Fixture.S22, Fixture.S311, Readers.V3),
                Arguments.of(Fixture.S31, Fixture.S30, Readers.V3),
                Arguments.of(Fixture.S30, Fixture.S31, Readers.V3),
                Arguments.of(Fixture.S31, Fixture.S40, Readers.V5),
                Arguments.of(Fixture.S30, Fixture.S50OA, Readers.V5),
                Arguments.of(Fixture.S31, Fixture.S50BTI, Readers.V5))
                .filter(pair -> Readers.ofLine((String) pair.get()[2]).isPresent());
    }
}
