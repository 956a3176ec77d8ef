package org.aeneas.extract.changes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.aeneas.core.row.Row;
import org.aeneas.sstable.RowKey;

/** Keys of rows as one word: the kind, then the values of the partition's and the clustering columns. */
final class KeyText {
    private static final HexFormat HEX = HexFormat.of();

    private KeyText() {
    }

    static String of(RowKey key) {
        return (key.kind() == Row.Kind.STATIC ? "s" : "r") + values(key.partition()) + ";" + values(key.clustering());
    }

    static RowKey read(String text) {
        int end = text.indexOf(';');
        return new RowKey(text.charAt(0) == 's' ? Row.Kind.STATIC : Row.Kind.REGULAR,
                values(text.substring(1, end)), values(text.substring(end + 1)));
    }

    /** A comma after each, so that an empty value is another thing than none. */
    private static String values(List<ByteBuffer> values) {
        StringBuilder text = new StringBuilder();
        for (ByteBuffer value : values) {
            byte[] bytes = new byte[value.remaining()];
            value.duplicate().get(bytes);
            text.append(HEX.formatHex(bytes)).append(',');
        }
        return text.toString();
    }

    private static List<ByteBuffer> values(String text) {
        List<ByteBuffer> values = new ArrayList<>();
        for (int from = 0; from < text.length(); from = text.indexOf(',', from) + 1) {
            values.add(ByteBuffer.wrap(HEX.parseHex(text, from, text.indexOf(',', from))));
        }
        return values;
    }
}
