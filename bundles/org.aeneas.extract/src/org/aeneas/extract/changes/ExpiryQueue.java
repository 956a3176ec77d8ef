package org.aeneas.extract.changes;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.aeneas.sstable.RowKey;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.FileForm;

/**
 * Keys of a table's rows in which a cell expires before its row does: no SSTable names them then, so that they have to
 * be read again of our own accord. A folder with a file for each hour; a key may be in it more than once, which costs a
 * read. What {@link #add} is told is durable only after {@link #flush()}. For one thread.
 */
public final class ExpiryQueue {
    private static final long BUCKET_SECONDS = 3600;
    private static final int MOST_BUFFERED = 4 << 20;
    private static final String SUFFIX = ".keys";

    /**
     * What is to be read again.
     *
     * @param upTo epoch second up to which nothing else is due
     */
    public record Due(List<RowKey> keys, long upTo) {
        public Due {
            keys = List.copyOf(keys);
        }
    }

    private record Entry(long second, String key) {
    }

    private final Path folder;
    private final FileForm form;
    private final Map<Long, ByteArrayOutputStream> buffers = new TreeMap<>();
    private final Set<Path> unsynced = new TreeSet<>();
    private int buffered;

    /**
     * Opens the queue in that folder. Lines that a dying process left unfinished are removed.
     *
     * @param form of each line: keys are data
     * @throws org.aeneas.core.ProblemException if the folder cannot be used
     */
    public ExpiryQueue(Path folder, FileForm form) {
        this.folder = folder;
        this.form = form;
        try {
            Files.createDirectories(folder);
            for (long bucket : buckets()) {
                removeUnfinished(file(bucket));
            }
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    /** @param second epoch second at which the row is to be read again */
    public void add(RowKey key, long second) {
        byte[] line = form.sealLine((second + " " + KeyText.of(key)).getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream buffer = buffers.computeIfAbsent(second / BUCKET_SECONDS,
                bucket -> new ByteArrayOutputStream());
        buffer.writeBytes(line);
        buffer.write('\n');
        buffered += line.length + 1;
        if (buffered >= MOST_BUFFERED) {
            write();
        }
    }

    /** All that was added survives a stop of the machine. */
    public void flush() {
        write();
        try {
            for (Path file : unsynced) {
                try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
                    out.getFD().sync();
                }
            }
            if (!unsynced.isEmpty()) {
                DurableFiles.syncFolder(folder);
            }
            unsynced.clear();
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    /**
     * The keys whose second has come, each once.
     *
     * @param after   epoch second up to which all was read again before
     * @param upTo    epoch second, at most
     * @param atOnce  about so many at most: the others are due the next time
     */
    public Due due(long after, long upTo, int atOnce) {
        List<Entry> entries = new ArrayList<>();
        long until = upTo;
        try {
            for (long bucket : buckets()) {
                if ((bucket + 1) * BUCKET_SECONDS > after && bucket * BUCKET_SECONDS <= until) {
                    until = read(bucket, after, until, atOnce, entries);
                }
            }
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
        Set<String> seen = new HashSet<>();
        List<RowKey> keys = entries.stream().map(Entry::key).filter(seen::add).map(KeyText::read).toList();
        return new Due(keys, until);
    }

    /** What was due by then is read again. */
    public void forget(long upTo) {
        try {
            for (long bucket : buckets()) {
                if ((bucket + 1) * BUCKET_SECONDS <= upTo) {
                    Files.deleteIfExists(file(bucket));
                }
            }
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    /** @return up to which second the entries are complete */
    private long read(long bucket, long after, long upTo, int atOnce, List<Entry> entries) throws IOException {
        long until = upTo;
        try (BufferedReader lines = Files.newBufferedReader(file(bucket), StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Entry entry = entry(line);
                if (entry.second() > after && entry.second() <= until) {
                    entries.add(entry);
                    if (entries.size() > 2 * atOnce) {
                        until = cut(entries, atOnce, until);
                    }
                }
            }
        }
        return entries.size() > atOnce ? cut(entries, atOnce, until) : until;
    }

    /** Whole seconds only; a single one stays however many keys it has. */
    private static long cut(List<Entry> entries, int atOnce, long upTo) {
        entries.sort(Comparator.comparingLong(Entry::second));
        long first = entries.get(0).second();
        long last = entries.get(atOnce).second();
        long until = Math.max(first, last - 1);
        entries.removeIf(entry -> entry.second() > until);
        return Math.min(until, upTo);
    }

    private Entry entry(String line) {
        String text = new String(form.openLine(line.getBytes(StandardCharsets.ISO_8859_1)),
                StandardCharsets.US_ASCII);
        int space = text.indexOf(' ');
        return new Entry(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
    }

    private void write() {
        try {
            for (Map.Entry<Long, ByteArrayOutputStream> bucket : buffers.entrySet()) {
                Path file = file(bucket.getKey());
                try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
                    bucket.getValue().writeTo(out);
                }
                unsynced.add(file);
            }
            buffers.clear();
            buffered = 0;
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    private List<Long> buckets() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - SUFFIX.length()))).sorted().toList();
        }
    }

    private Path file(long bucket) {
        return folder.resolve(bucket + SUFFIX);
    }

    private static void removeUnfinished(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long end = file.length();
            while (end > 0) {
                file.seek(end - 1);
                if (file.read() == '\n') {
                    break;
                }
                end--;
            }
            file.setLength(end);
        }
    }
}
