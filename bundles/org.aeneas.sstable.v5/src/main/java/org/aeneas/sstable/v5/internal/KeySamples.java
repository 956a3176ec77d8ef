package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.sstable.component.Damage;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.dht.Token;
import org.apache.cassandra.utils.ByteBufferUtil;

/**
 * How the bytes of one file are spread over the ring. The ring is halved again and again, until the partitions of a
 * piece make up a stretch of the wanted length, as the index tells; so few places of an index of any size are looked
 * at, large partitions are found, and the answer depends on the file's content only.
 */
final class KeySamples {
    /** Small files count as well, since there may be many. */
    private static final int PIECES = 16;
    private static final long SMALLEST = 1 << 12;

    /**
     * @param token of the end of a stretch
     * @param bytes of the stretch, uncompressed
     */
    record Sample(Token token, long bytes) {
    }

    private final IPartitioner partitioner;
    private final FileInput data;
    private final KeyIndex index;
    private final long resolution;
    private final List<Sample> samples = new ArrayList<>();

    private KeySamples(TableFile file, FileInput data, KeyIndex index, long resolution) {
        this.partitioner = file.layout().partitioner();
        this.data = data;
        this.index = index;
        this.resolution = Math.max(SMALLEST, Math.min(resolution, data.length() / PIECES));
    }

    /**
     * @param resolution bytes of a stretch, as far as the partitions allow; small files are cut finer
     * @return in the ring's order; together all bytes of the file
     */
    static List<Sample> of(TableFile file, long resolution) {
        try (FileInput data = file.openData(1); KeyIndex index = file.openIndex(data)) {
            KeySamples samples = new KeySamples(file, data, index, resolution);
            samples.cut(0, file.last().getToken(), data.length());
            return samples.samples;
        } catch (IOException | RuntimeException | AssertionError e) {
            throw file.problem(e);
        }
    }

    /**
     * @param from        where the first partition of the piece begins
     * @param end         of the piece
     * @param endPosition where the first partition behind the piece begins
     */
    private void cut(long from, Token end, long endPosition) throws IOException {
        long start = from;
        while (endPosition - start > resolution) {
            Token first = token(start);
            long second = next(start, first, endPosition);
            if (second - start > resolution || second == endPosition) {
                samples.add(new Sample(first, second - start));
                start = second;
            } else {
                Token middle = middle(first, end);
                long middlePosition = next(start, middle, endPosition);
                cut(start, middle, middlePosition);
                start = middlePosition;
            }
        }
        if (endPosition > start) {
            samples.add(new Sample(end, endPosition - start));
        }
    }

    /** Every step leads on, but not too far: a damaged index must not keep us here for ever. */
    private long next(long start, Token token, long end) throws IOException {
        long position = index.positionAbove(token);
        if (position <= start || position > end) {
            throw new Damage("its index is out of order");
        }
        return position;
    }

    private Token middle(Token first, Token end) {
        Token middle = partitioner.midpoint(first, end);
        return middle.compareTo(end) < 0 ? middle : first;
    }

    private Token token(long position) throws IOException {
        data.seek(position);
        return partitioner.getToken(ByteBufferUtil.readWithShortLength(data));
    }
}
