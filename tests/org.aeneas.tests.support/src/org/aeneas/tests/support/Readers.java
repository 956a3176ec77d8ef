package org.aeneas.tests.support;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.sstable.SSTableReaderProvider;
import org.aeneas.sstable.SSTables;

/**
 * The readers of SSTables: both inside a framework; on a plain class path, which can hold one major of Cassandra's
 * classes only, the one whose library is there.
 */
public final class Readers {
    /** The release line of the reader of old formats. */
    public static final String V3 = "3.11";
    /** The release line of the reader of new formats. */
    public static final String V5 = "5.0";

    private static final List<SSTableReaderProvider> ALL = Services.inFramework()
            ? Services.registered(SSTableReaderProvider.class, 2)
            : Stream.concat(
                    onClassPath("org.apache.cassandra.config.CFMetaData", "org.aeneas.sstable.v3.internal.Reader3"),
                    onClassPath("org.apache.cassandra.schema.TableMetadata", "org.aeneas.sstable.v5.internal.Reader5"))
                    .toList();

    private Readers() {
    }

    public static List<SSTableReaderProvider> all() {
        return ALL;
    }

    /** Those that know all of these formats, such as {@code me}. */
    public static List<SSTableReaderProvider> of(Collection<String> formats) {
        return ALL.stream().filter(reader -> reader.versions().containsAll(formats)).toList();
    }

    /** @param line {@link #V3} or {@link #V5} */
    public static Optional<SSTableReaderProvider> ofLine(String line) {
        return ALL.stream().filter(reader -> reader.library().contains(" " + line + ".")).findFirst();
    }

    /** The lines whose reader is there. */
    public static List<String> lines() {
        return Stream.of(V3, V5).filter(line -> ofLine(line).isPresent()).toList();
    }

    /** What one reader alone makes of SSTables. */
    public static SSTables sstables(String line) {
        return new SSTables(List.of(ofLine(line).orElseThrow()));
    }

    /** @param mark a class that only this major of Cassandra has */
    private static Stream<SSTableReaderProvider> onClassPath(String mark, String reader) {
        boolean there = Readers.class.getClassLoader().getResource(mark.replace('.', '/') + ".class") != null;
        return there ? Stream.of(Services.instance(SSTableReaderProvider.class, reader)) : Stream.empty();
    }
}
