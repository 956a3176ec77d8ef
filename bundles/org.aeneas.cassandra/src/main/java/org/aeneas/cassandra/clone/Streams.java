package org.aeneas.cassandra.clone;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node receives from all its peers, as {@code nodetool netstats} shows it while it lasts.
 *
 * @param files     to come, those that are there included
 * @param bytes     likewise
 * @param active    whether anything is received; else all counts are 0
 * @param keyspaces bytes that are there, by keyspace
 */
public record Streams(int filesDone, int files, long bytesDone, long bytes, boolean active,
        Map<String, Long> keyspaces) {

    /** From 4.0 on with percentages in parentheses. */
    private static final Pattern RECEIVING = Pattern.compile("\\s*Receiving (\\d+) files, (\\d+) bytes total\\."
            + " Already received (\\d+) files(?: \\([^)]*\\))?, (\\d+) bytes total(?: \\([^)]*\\))?\\s*");
    /** Of one file, named by its path or, by some versions, by keyspace and table. */
    private static final Pattern FILE = Pattern.compile("\\s+(\\S+) (\\d+)/\\d+ bytes.* received from .*");
    private static final Pattern KEYSPACE = Pattern.compile("(?:.*/)?([^/]+)/[^/]+-[0-9a-f]{32}/[^/]+|([^/]+)/[^/]+");

    public Streams {
        keyspaces = Map.copyOf(keyspaces);
    }

    public static Streams parse(String text) {
        int filesDone = 0;
        int files = 0;
        long bytesDone = 0;
        long bytes = 0;
        boolean active = false;
        Map<String, Long> keyspaces = new TreeMap<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = RECEIVING.matcher(line);
            Matcher file = FILE.matcher(line);
            if (matcher.matches()) {
                active = true;
                files += Integer.parseInt(matcher.group(1));
                bytes += Long.parseLong(matcher.group(2));
                filesDone += Integer.parseInt(matcher.group(3));
                bytesDone += Long.parseLong(matcher.group(4));
            } else if (file.matches()) {
                add(keyspaces, file.group(1), Long.parseLong(file.group(2)));
            }
        }
        return new Streams(filesDone, files, bytesDone, bytes, active, keyspaces);
    }

    private static void add(Map<String, Long> keyspaces, String name, long bytes) {
        Matcher keyspace = KEYSPACE.matcher(name);
        if (keyspace.matches()) {
            keyspaces.merge(keyspace.group(1) == null ? keyspace.group(2) : keyspace.group(1), bytes, Long::sum);
        }
    }
}
