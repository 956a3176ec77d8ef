package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.TableSchema;

/** Names of DynamoDB tables and indexes: 3 to 255 of a-z, A-Z, 0-9, underscore, hyphen, dot. */
public final class TargetName {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 255;
    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9_.-]{" + SHORTEST + "," + LONGEST + "}");

    private TargetName() {
    }

    /** @throws org.aeneas.core.ProblemException if the user's choice is not legal */
    public static String of(TableSchema table, Optional<String> chosen) {
        chosen.filter(name -> !LEGAL.matcher(name).matches()).ifPresent(name -> {
            throw new Problem("target-table-name", "DynamoDB does not allow this table name.", name,
                    "Use 3 to 255 letters, digits, underscores, hyphens and dots.").asException();
        });
        return chosen.orElseGet(() -> legal(table.qualifiedName()));
    }

    /**
     * @return the name with an underscore for every character that is not allowed; cut, with a checksum of the whole at
     *         its end, where it is too long; with underscores after it where it is too short
     */
    static String legal(String name) {
        String replaced = name.replaceAll("[^a-zA-Z0-9_.-]", "_");
        if (replaced.length() > LONGEST) {
            CRC32 checksum = new CRC32();
            checksum.update(name.getBytes(StandardCharsets.UTF_8));
            String tail = String.format("-%08x", checksum.getValue());
            return replaced.substring(0, LONGEST - tail.length()) + tail;
        }
        return replaced + "_".repeat(Math.max(0, SHORTEST - replaced.length()));
    }
}
