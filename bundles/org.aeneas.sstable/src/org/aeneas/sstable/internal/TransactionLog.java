package org.aeneas.sstable.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import org.aeneas.core.Problem;
import org.aeneas.sstable.SSTableProblems;

/**
 * A transaction of Cassandra 3.0 and later: which SSTables it adds and which it replaces, and whether it was committed.
 * A node that is stopped in the middle leaves the log and both kinds of files; at its next start it removes one kind.
 * The rules are those of the classes {@code LogAwareFileLister}, {@code LogFile} and {@code LogRecord}.
 */
final class TransactionLog {
    private static final Pattern NAME = Pattern.compile("(?:(?:[a-z]+-)?.{2}_)?txn_.*_.*\\.log");
    private static final Pattern RECORD =
            Pattern.compile("(ADD|REMOVE|COMMIT|ABORT):\\[([^,]*),(-?\\d{1,18}),(\\d{1,9})\\]\\[(\\d{1,18})\\]",
                    Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final List<Entry> records = new ArrayList<>();

    /** @param folder where the SSTable was when the log was written; the directory may be a copy */
    private record Entry(String type, String folder, String base, int files) {
    }

    private TransactionLog(Path file, List<String> lines) {
        this.file = file;
        lines.forEach(line -> parse(line).ifPresent(records::add));
    }

    static boolean isLog(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    static TransactionLog read(Path file) {
        try {
            return new TransactionLog(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw SSTableProblems.unreadable(file, e);
        }
    }

    /**
     * @param files the names of all files in the log's directory
     * @return tells of a file's name whether it must not be read
     */
    Predicate<String> unreadable(Collection<String> files) {
        boolean committed = endsWith("COMMIT");
        if (!committed && !endsWith("ABORT")) {
            refuseIfReplacedFilesAreGone(files);
        }
        Set<String> bases = new HashSet<>();
        records.stream().filter(r -> r.type().equals(committed ? "REMOVE" : "ADD")).forEach(r -> bases.add(r.base()));
        return name -> FileName.parse(name).map(n -> bases.contains(n.base())).orElse(false);
    }

    /** Replaced files may be removed only after the commit, so something outside Cassandra was at work. */
    private void refuseIfReplacedFilesAreGone(Collection<String> files) {
        for (Entry record : records) {
            long present = files.stream().filter(name -> name.startsWith(record.base())).count();
            if (record.type().equals("REMOVE") && present < record.files() && (present > 0 || belongsHere(record))) {
                throw new Problem("transaction-inconsistent", "A compaction that was not finished has lost files of "
                        + record.base() + "*, which it was to replace.", file.toString(),
                        "Take a snapshot ('nodetool snapshot') and read that, or copy the directory again.")
                        .asException();
            }
        }
    }

    /** A node with several data directories writes the same log into each. */
    private boolean belongsHere(Entry record) {
        return records.stream().filter(r -> !r.base().isEmpty()).map(Entry::folder).distinct().count() == 1
                || Path.of(record.folder()).equals(file.toAbsolutePath().getParent());
    }

    private boolean endsWith(String type) {
        return !records.isEmpty() && records.get(records.size() - 1).type().equals(type);
    }

    /** A line that was cut off when the node stopped does not count, as its checksum tells. */
    private static Optional<Entry> parse(String line) {
        Matcher matcher = RECORD.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String type = matcher.group(1).toUpperCase(Locale.ROOT);
        String path = matcher.group(2);
        long time = Long.parseLong(matcher.group(3));
        int files = Integer.parseInt(matcher.group(4));
        if (checksum(path, type, time, files) != Long.parseLong(matcher.group(5))) {
            return Optional.empty();
        }
        int name = path.lastIndexOf('/') + 1;
        String base = path.isEmpty() ? "" : path.substring(name) + "-";
        return Optional.of(new Entry(type, path.substring(0, Math.max(0, name - 1)), base, files));
    }

    private static long checksum(String path, String type, long time, int files) {
        CRC32 crc = new CRC32();
        crc.update(path.getBytes(StandardCharsets.UTF_8));
        crc.update(type.getBytes(StandardCharsets.UTF_8));
        for (int number : new int[] {(int) time, (int) (time >>> 32), files}) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                crc.update(number >>> shift & 0xff);
            }
        }
        return crc.getValue();
    }
}
