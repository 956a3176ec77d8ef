package org.aeneas.cassandra.clone;

import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

/**
 * A change of a text file on a host.
 *
 * @param path   absolute
 * @param before empty where there is no such file
 * @param after  empty to remove the file
 */
public record HostFile(String path, String before, String after) {
    private static final int CONTEXT = 2;

    /** Whether anything changes. */
    public boolean isChange() {
        return !before.equals(after);
    }

    /** As {@code diff -u} shows it, lines joined by line ends; secrets are masked. */
    public String diff() {
        List<String> old = Secrets.masked(before).lines().toList();
        List<String> now = Secrets.masked(after).lines().toList();
        return String.join("\n", UnifiedDiffUtils.generateUnifiedDiff(path, path, old, DiffUtils.diff(old, now),
                CONTEXT));
    }

    /** What puts it back. */
    public HostFile reversed() {
        return new HostFile(path, after, before);
    }
}
