package org.aeneas.sstable.component;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import org.aeneas.sstable.SSTableProblems;

/**
 * What the CompressionInfo component says, but for the chunks' offsets, which stay in the file: they can be many.
 *
 * @param compressor          the compressor's class, as written
 * @param options             the compressor's
 * @param chunkLength         uncompressed bytes a chunk, but for the last
 * @param maxCompressedLength a chunk that would be that long or longer is stored as it was
 * @param dataLength          uncompressed bytes of all chunks
 * @param chunks              how many there are
 * @param offsetsStart        where in the component the offsets of the chunks begin, eight bytes each
 */
public record CompressionInfo(Path file, String compressor, Map<String, String> options, int chunkLength,
        int maxCompressedLength, long dataLength, long chunks, long offsetsStart) {
    private static final int MOST_CHUNK = 1 << 26;
    private static final int MOST_OPTIONS = 1000;
    /** Cassandra compresses what is in its buffer at each sync, also when that is nothing: so ends what it compacts. */
    private static final int MOST_EMPTY_CHUNKS = 2;
    /** What nothing takes when it is compressed, by any compressor, with its checksum. */
    private static final int MOST_EMPTY_LENGTH = 64;
    private static final int CHECKSUM = 4;

    public CompressionInfo {
        options = Map.copyOf(options);
    }

    /**
     * @param data                    the Data component
     * @param withMaxCompressedLength whether the format tells it, as from 4.0 on
     * @throws org.aeneas.core.ProblemException {@code sstable-corrupt} naming the component
     */
    public static CompressionInfo read(Path file, Path data, boolean withMaxCompressedLength) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                DataInputStream in = new DataInputStream(Channels.newInputStream(channel))) { // one position for both
            String compressor = in.readUTF();
            Map<String, String> options = new HashMap<>();
            int count = in.readInt();
            for (int i = 0; i < count && i < MOST_OPTIONS; i++) {
                options.put(in.readUTF(), in.readUTF());
            }
            int chunkLength = in.readInt();
            int maxCompressedLength = withMaxCompressedLength ? in.readInt() : Integer.MAX_VALUE;
            long dataLength = in.readLong();
            int chunks = in.readInt();
            long start = channel.position();
            if (chunkLength <= 0 || chunkLength > MOST_CHUNK || dataLength <= 0 || channel.size() != start + chunks * 8L
                    || !fits(channel, in, chunks, (dataLength + chunkLength - 1) / chunkLength, Files.size(data))) {
                throw undescribed(file, null);
            }
            return new CompressionInfo(file, compressor, options, chunkLength, maxCompressedLength, dataLength, chunks,
                    start);
        } catch (EOFException | UTFDataFormatException e) {
            throw undescribed(file, e);
        } catch (IOException e) {
            throw SSTableProblems.ofDisk(file, e);
        }
    }

    /** @param link another name of the same component */
    public CompressionInfo at(Path link) {
        return new CompressionInfo(link, compressor, options, chunkLength, maxCompressedLength, dataLength, chunks,
                offsetsStart);
    }

    /**
     * Compressed bytes by uncompressed ones, as Cassandra computes it: without the checksum behind each chunk.
     *
     * @param fileLength of the Data component, in bytes
     */
    double ratio(long fileLength) {
        return (double) (fileLength - chunks * CHECKSUM) / dataLength;
    }

    /** What the component says does not describe a file; also where its compressor cannot be made. */
    public static RuntimeException undescribed(Path file, Exception cause) {
        return SSTableProblems.corrupt(file, "it does not describe the chunks of a file.", cause);
    }

    /**
     * Whether there are as many chunks as the content needs, or more that hold nothing.
     *
     * @param channel at the offset of the first chunk
     * @param in      from there
     */
    private static boolean fits(FileChannel channel, DataInputStream in, int chunks, long needed, long fileLength)
            throws IOException {
        if (chunks <= needed || chunks > needed + MOST_EMPTY_CHUNKS) {
            return chunks == needed;
        }
        channel.position(channel.position() + needed * 8);
        return fileLength - in.readLong() <= (chunks - needed) * MOST_EMPTY_LENGTH;
    }
}
