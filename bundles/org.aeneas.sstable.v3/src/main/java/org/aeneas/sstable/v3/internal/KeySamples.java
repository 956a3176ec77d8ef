package org.aeneas.sstable.v3.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.sstable.component.Damage;
import org.aeneas.sstable.component.SummaryFile;
import org.apache.cassandra.dht.Token;

/** How the bytes of one file are spread over the ring. Depends on the file's content only. */
final class KeySamples {
    /** Up to this many bytes an index is read whole, which finds every large partition. */
    private static final long WHOLE_INDEX = 32L << 20;
    /** More than this many samples of a larger index are not looked at. */
    private static final long MOST = 1 << 16;

    /**
     * @param token of the last partition of a stretch
     * @param bytes of the stretch, uncompressed
     */
    record Sample(Token token, long bytes) {
    }

    private final TableFile file;
    private final long resolution;
    private final List<Sample> samples = new ArrayList<>();
    private long taken;

    private KeySamples(TableFile file, long resolution) {
        this.file = file;
        this.resolution = resolution;
    }

    /**
     * @param resolution bytes of a stretch, as far as the partitions allow
     * @return in the ring's order; together all bytes of the file
     */
    static List<Sample> of(TableFile file, long resolution) {
        KeySamples samples = new KeySamples(file, Math.max(1, resolution));
        try (KeyIndex index = file.openIndex()) {
            Optional<SummaryFile> summary = index.samples();
            if (summary.isPresent() && index.entries().length() > WHOLE_INDEX) {
                samples.readSome(index.entries(), summary.get());
            } else {
                samples.readAll(index.entries());
            }
        } catch (IOException e) {
            throw Failures.of(file.component("Index.db"), e, true);
        }
        samples.add(file.last().getToken(), file.uncompressedLength());
        return samples.samples;
    }

    private void readAll(IndexReader entries) throws Damage {
        Token before = null;
        while (entries.next()) {
            if (before != null && entries.dataPosition() - taken >= resolution) {
                add(before, entries.dataPosition());
            }
            before = entries.key().getToken();
        }
    }

    private void readSome(IndexReader entries, SummaryFile summary) throws Damage {
        long wanted = Math.max(1, Math.min(MOST, file.uncompressedLength() / resolution));
        int step = (int) Math.max(1, summary.size() / wanted);
        for (int i = step; i < summary.size(); i += step) {
            entries.seek(summary.position(i));
            if (entries.next()) {
                add(entries.key().getToken(), entries.dataPosition());
            }
        }
    }

    private void add(Token token, long end) {
        if (end > taken) {
            samples.add(new Sample(token, end - taken));
            taken = end;
        }
    }
}
