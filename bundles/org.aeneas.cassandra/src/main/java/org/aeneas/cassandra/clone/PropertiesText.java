package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file of properties, as cassandra-rackdc.properties, whose other lines stay as they are. */
public record PropertiesText(String text) {

    public Optional<String> value(String key) {
        Pattern line = line(key);
        return text.lines().filter(candidate -> line.matcher(candidate).find()).findFirst()
                .map(found -> found.substring(found.indexOf('=') + 1).strip());
    }

    /** With one key set: in place of what it had, else at the end. */
    public PropertiesText with(String key, String value) {
        Pattern pattern = line(key);
        List<String> lines = new ArrayList<>();
        boolean set = false;
        for (String line : text.lines().toList()) {
            boolean found = pattern.matcher(line).find();
            if (!found) {
                lines.add(line);
            } else if (!set) {
                lines.add(key + "=" + value);
                set = true;
            }
        }
        if (!set) {
            lines.add(key + "=" + value);
        }
        return new PropertiesText(String.join("\n", lines) + "\n");
    }

    private static Pattern line(String key) {
        // Of an address of IPv6 each colon is escaped, as java.util.Properties wants it.
        return Pattern.compile("^\\s*" + Pattern.quote(key) + "\\s*=");
    }
}
