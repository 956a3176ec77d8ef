package org.aeneas.ui.update.internal;

import java.util.List;
import java.util.OptionalLong;

import org.eclipse.osgi.util.NLS;
import org.osgi.framework.Version;

/**
 * What a look at the site brought.
 *
 * @param updates empty if all is up to date
 * @param bytes   to download; empty where the site does not say
 */
record Found(List<Update> updates, OptionalLong bytes) {
    private static final long MEBI = 1 << 20;

    Found {
        updates = List.copyOf(updates);
    }

    /** One of the parts that the program consists of, and what it would become. */
    record Update(String name, String now, String then) {
    }

    /** As the About dialog says it; the build is the minute in which the program was built. */
    static String text(String version) {
        Version v = new Version(version);
        String number = v.getMajor() + "." + v.getMinor() + "." + v.getMicro();
        return v.getQualifier().isEmpty() ? number : NLS.bind(Messages.Version_BUILD, number, v.getQualifier());
    }

    /** The size for people; empty where it is not known. */
    String size() {
        return bytes.isEmpty() ? "" : NLS.bind(Messages.Found_SIZE, Math.max(1, (bytes.getAsLong() + MEBI / 2) / MEBI));
    }
}
