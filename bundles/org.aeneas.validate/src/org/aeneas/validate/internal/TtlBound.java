package org.aeneas.validate.internal;

import org.aeneas.aws.item.AttributeValue;
import org.aeneas.aws.item.Item;
import org.aeneas.core.row.Row;

/**
 * What a source that tells expiry only in part (CQL, by TTL() of some columns) demands of an item's {@code ttl}, as one
 * number: {@link #OPEN}, {@link #NEVER}, or the epoch second before which it must not lie. It may always be absent: a
 * row marker without expiry, which CQL does not show, keeps a row whose cells all expire.
 *
 * <p>So it finds the two differences by which data would be lost: a ttl on a row that never expires, and one that is
 * too early.
 */
final class TtlBound {
    static final long OPEN = 0;
    static final long NEVER = -1;

    /** Rows lie in pages for a while after their TTL was told, and clocks differ. */
    private static final long TOLERANCE_SECONDS = 600;

    private TtlBound() {
    }

    static long of(Row row) {
        return row.isImmortal() ? NEVER : row.expiry();
    }

    /** @return the item's ttl, {@link #OPEN} if it has none */
    static long of(Item item, String ttlAttribute) {
        return item.attributes().get(ttlAttribute) instanceof AttributeValue.N ttl ? second(ttl.value()) : OPEN;
    }

    /** @param target what the item has; {@link #OPEN} for no ttl */
    static boolean allows(long source, long target) {
        return source == OPEN || target == OPEN || source != NEVER && target >= source - TOLERANCE_SECONDS;
    }

    private static long second(String ttl) {
        try {
            return Long.parseLong(ttl);
        } catch (NumberFormatException e) {
            // DynamoDB takes such an attribute for no expiry.
            return OPEN;
        }
    }
}
