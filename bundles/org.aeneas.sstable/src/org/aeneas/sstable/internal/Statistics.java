package org.aeneas.sstable.internal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableProblems;

/**
 * The one thing that must be known of the Statistics component before any of Cassandra's classes is used: the
 * partitioner (classes {@code MetadataSerializer}, {@code LegacyMetadataSerializer}, {@code ValidationMetadata}).
 */
public final class Statistics {
    private static final String COMPONENT = "Statistics.db";
    /** The first version of the big format whose Statistics begins with a table of contents. */
    private static final String WITH_CONTENTS = "ka";
    /** The first version of the big format with a checksum behind the table of contents' size. */
    private static final String WITH_CHECKSUMS = "na";
    /** The format that has both in all versions. */
    private static final String BTI = "bti";
    private static final int VALIDATION = 0;
    /** More than any version has; a larger number is damage. */
    private static final int MOST_COMPONENTS = 64;
    private static final Pattern CLASS_NAME = Pattern.compile("[A-Za-z_$][\\w$.]*");

    private Statistics() {
    }

    /**
     * @return class name as the file has it
     * @throws org.aeneas.core.ProblemException {@code sstable-corrupt} naming the Statistics component
     */
    public static String partitioner(SSTable sstable) {
        Path file = sstable.component(COMPONENT);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            boolean bti = sstable.format().equals(BTI);
            if (!bti && sstable.version().compareTo(WITH_CONTENTS) < 0) {
                skipToPartitioner(in);
            } else {
                seekValidation(in, file, bti || sstable.version().compareTo(WITH_CHECKSUMS) >= 0);
            }
            String partitioner = in.readUTF();
            if (!CLASS_NAME.matcher(partitioner).matches()) {
                throw SSTableProblems.corrupt(file, "it names no partitioner.", null);
            }
            return partitioner;
        } catch (EOFException | UTFDataFormatException e) {
            throw SSTableProblems.corrupt(file, "it names no partitioner.", e);
        } catch (IOException e) {
            throw SSTableProblems.unreadable(file, e);
        }
    }

    private static void seekValidation(DataInputStream in, Path file, boolean checksums) throws IOException {
        int components = in.readInt();
        int read = 4;
        if (checksums) {
            in.readInt();
            read += 4;
        }
        if (components < 0 || components > MOST_COMPONENTS) {
            throw SSTableProblems.corrupt(file, "its table of contents has " + components + " entries.", null);
        }
        int position = -1;
        for (int i = 0; i < components; i++) {
            int type = in.readInt();
            int offset = in.readInt();
            read += 8;
            position = type == VALIDATION ? offset : position;
        }
        if (position < read) {
            throw SSTableProblems.corrupt(file, "its table of contents leads nowhere.", null);
        }
        in.skipNBytes(position - read);
    }

    /** 2.0: two histograms, a commit-log position, three times, a filter's chance, a compression ratio. */
    private static void skipToPartitioner(DataInputStream in) throws IOException {
        for (int histogram = 0; histogram < 2; histogram++) {
            in.skipNBytes(Math.max(0, in.readInt()) * 16L);
        }
        in.skipNBytes(8 + 4 + 8 + 8 + 4 + 8 + 8);
    }
}
