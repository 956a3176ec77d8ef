package org.aeneas.cassandra.clone;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.core.Problem;

/** As {@code 3.11.19}; what stands behind a hyphen or a plus is left out. */
public record CassandraVersion(int major, int minor, int patch) implements Comparable<CassandraVersion> {
    /** In words, for messages. */
    public static final String SUPPORTED = "2.1.20 and later 2.1, 2.2, 3.0, 3.1.1, 3.11, 4.0, 4.1, 5.0";

    private static final Pattern FORM = Pattern
            .compile("\\s*(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,4}))?(?:[.~+-].*)?\\s*");
    private static final Comparator<CassandraVersion> ORDER = Comparator.comparingInt(CassandraVersion::major)
            .thenComparingInt(CassandraVersion::minor).thenComparingInt(CassandraVersion::patch);

    /** @throws org.aeneas.core.ProblemException {@code version-unreadable} */
    public static CassandraVersion of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new Problem("version-unreadable", "This is not a version of Apache Cassandra.", text.strip(),
                    "Check with 'nodetool version' on the node. Supported are " + SUPPORTED + ".").asException();
        }
        return new CassandraVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    }

    /**
     * @param host for the message
     * @throws org.aeneas.core.ProblemException {@code version-unsupported}
     */
    public void requireSupported(String host) {
        if (!isSupported()) {
            throw new Problem("version-unsupported", "Cassandra " + this + " is not supported. Supported are "
                    + SUPPORTED + ".", host, "Upgrade the cluster to one of them first.").asException();
        }
    }

    public boolean isSupported() {
        return switch (major) {
            case 2 -> minor == 1 ? patch >= 20 : minor == 2;
            // Between 3.1 and 3.11 lie the tick-tock releases, of which the guide names 3.1.1 alone.
            case 3 -> minor == 0 || minor == 11 || minor == 1 && patch >= 1;
            case 4 -> minor <= 1;
            case 5 -> minor == 0;
            default -> false;
        };
    }

    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return compareTo(new CassandraVersion(otherMajor, otherMinor, 0)) >= 0;
    }

    /** The major version of Java that it needs. */
    public int java() {
        return major < 4 ? 8 : major == 4 ? 11 : 17;
    }

    /** @param feature of a Java; 4.x also runs on 8, 5.0 also on 11 */
    public boolean runsOn(int feature) {
        return feature == java() || major == 4 && feature == 8 || major == 5 && feature == 11;
    }

    @Override
    public int compareTo(CassandraVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
