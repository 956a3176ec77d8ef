package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;

import org.aeneas.core.row.ByteSink;

/** A name before a value in JSON, quoted once for a table: {@code "name":}. */
final class MemberName {
    private final byte[] json;
    private final int utf8Length;

    MemberName(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        ByteSink quoted = new ByteSink(utf8.length + 3);
        quoted.put('"');
        Utf8.quote(utf8, 0, utf8.length, quoted);
        quoted.put('"');
        quoted.put(':');
        this.json = quoted.toByteArray();
        this.utf8Length = utf8.length;
    }

    byte[] json() {
        return json;
    }

    /** What DynamoDB counts for the name. */
    int utf8Length() {
        return utf8Length;
    }
}
