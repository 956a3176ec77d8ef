package org.aeneas.aws.item;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/** SHA-256 of a canonical item. Every part goes in with its type and length, so that no two items read alike. */
final class ItemDigest {
    private final MessageDigest sha256;
    private final byte[] header = new byte[5];

    private ItemDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static byte[] of(Item canonical) {
        ItemDigest digest = new ItemDigest();
        digest.entries('M', canonical.attributes());
        return digest.sha256.digest();
    }

    private void value(AttributeValue value) {
        if (value instanceof AttributeValue.S s) {
            text('S', s.value());
        } else if (value instanceof AttributeValue.N n) {
            text('N', n.value());
        } else if (value instanceof AttributeValue.B b) {
            text('B', b.base64());
        } else if (value instanceof AttributeValue.Bool bool) {
            begin('b', bool.value() ? 1 : 0);
        } else if (value instanceof AttributeValue.Null) {
            begin('0', 0);
        } else if (value instanceof AttributeValue.L l) {
            begin('L', l.values().size());
            l.values().forEach(this::value);
        } else if (value instanceof AttributeValue.M m) {
            entries('M', m.values());
        } else if (value instanceof AttributeValue.Ss ss) {
            set('s', ss.values());
        } else if (value instanceof AttributeValue.Ns ns) {
            set('n', ns.values());
        } else if (value instanceof AttributeValue.Bs bs) {
            set('x', bs.base64());
        }
    }

    private void entries(char type, Map<String, AttributeValue> values) {
        begin(type, values.size());
        values.forEach((name, value) -> {
            text('k', name);
            value(value);
        });
    }

    private void set(char type, List<String> values) {
        begin(type, values.size());
        values.forEach(value -> text('e', value));
    }

    private void text(char type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin(type, bytes.length);
        sha256.update(bytes);
    }

    private void begin(char type, int length) {
        ByteBuffer.wrap(header).put((byte) type).putInt(length);
        sha256.update(header);
    }
}
