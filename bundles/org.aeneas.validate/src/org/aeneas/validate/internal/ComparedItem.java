package org.aeneas.validate.internal;

import java.util.List;

import org.aeneas.aws.item.Item;

/**
 * An item as it is compared.
 *
 * @param content all attributes but those that the source tells in part or not at all
 * @param ttl     of a source's item: a {@link TtlBound}; of DynamoDB's: its ttl, {@link TtlBound#OPEN} for none
 */
public record ComparedItem(Item key, Item content, long ttl) {

    static ComparedItem of(Item item, List<String> keyAttributes, List<String> untold, long ttl) {
        return new ComparedItem(item.only(keyAttributes), Attributes.without(item, untold), ttl);
    }

    public Digest keyDigest() {
        return Digest.of(key.digest());
    }

    public Digest digest() {
        return Digest.of(content.digest());
    }
}
