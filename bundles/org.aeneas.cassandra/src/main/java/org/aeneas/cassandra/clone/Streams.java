package org.aeneas.cassandra.clone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node receives from all its peers, as {@code nodetool netstats} shows it while it lasts.
 *
 * @param files  to come, those that are there included
 * @param bytes  likewise
 * @param active whether anything is received; else all counts are 0
 */
public record Streams(int filesDone, int files, long bytesDone, long bytes, boolean active) {

    /** From 4.0 on with percentages in parentheses. */
    private static final Pattern RECEIVING = Pattern.compile("\\s*Receiving (\\d+) files, (\\d+) bytes total\\."
            + " Already received (\\d+) files(?: \\([^)]*\\))?, (\\d+) bytes total(?: \\([^)]*\\))?\\s*");

    public static Streams parse(String text) {
        int filesDone = 0;
        int files = 0;
        long bytesDone = 0;
        long bytes = 0;
        boolean active = false;
        for (String line : text.lines().toList()) {
            Matcher matcher = RECEIVING.matcher(line);
            if (matcher.matches()) {
                active = true;
                files += Integer.parseInt(matcher.group(1));
                bytes += Long.parseLong(matcher.group(2));
                filesDone += Integer.parseInt(matcher.group(3));
                bytesDone += Long.parseLong(matcher.group(4));
            }
        }
        return new Streams(filesDone, files, bytesDone, bytes, active);
    }
}
