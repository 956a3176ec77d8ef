package org.aeneas.sandbox.internal.dms;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.internal.dms.ExternalTables.Column;
import org.aeneas.sandbox.internal.dms.ObjectMapping.RefusedException;

/** A field of a CSV file as an attribute value (DMS User Guide, "Data types for DynamoDB"). */
final class TypedValue {
    private static final Set<String> TRUE = Set.of("true", "t", "1", "y", "yes");
    private static final Set<String> FALSE = Set.of("false", "f", "0", "n", "no");

    private TypedValue() {
    }

    static ObjectNode of(Column column, String text) throws RefusedException {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        return switch (column.type()) {
            case "BOOLEAN" -> value.put("BOOL", bool(column, text));
            case "INT1", "INT2", "INT4", "INT8", "UINT1", "UINT2", "UINT4", "UINT8", "NUMERIC", "REAL4", "REAL8" ->
                value.put("N", number(column, text));
            case "BYTE", "BLOB" -> throw new RefusedException("DynamoDB as a target has no binary values: the column "
                    + column.name());
            case "STRING" -> value.put("S", cut(text, column.length()));
            default -> value.put("S", text);
        };
    }

    private static boolean bool(Column column, String text) throws RefusedException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            throw new RefusedException("No BOOLEAN in the column " + column.name() + ": " + text);
        }
        return TRUE.contains(lower);
    }

    private static String number(Column column, String text) throws RefusedException {
        try {
            return new BigDecimal(text.strip()).toPlainString();
        } catch (NumberFormatException e) {
            throw new RefusedException("No " + column.type() + " in the column " + column.name() + ": " + text);
        }
    }

    /** A text that is longer than its column loses what is too much, and nobody is told; a length not told is 0. */
    private static String cut(String text, int bytes) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= bytes) {
            return text;
        }
        CharsetDecoder whole = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.IGNORE);
        CharBuffer kept = CharBuffer.allocate(bytes);
        whole.decode(ByteBuffer.wrap(utf8, 0, bytes), kept, true);
        return kept.flip().toString();
    }
}
