package org.aeneas.validate.internal;

import java.util.List;

import org.aeneas.aws.item.Item;

/**
 * An item as it is compared.
 *
 * @param whole    all its attributes
 * @param compared without those that the source cannot tell
 */
public record ComparedItem(Item key, Item whole, Item compared) {

    static ComparedItem of(Item item, List<String> keyAttributes, List<String> ignored) {
        return new ComparedItem(item.only(keyAttributes), item, Attributes.without(item, ignored));
    }

    public Digest keyDigest() {
        return Digest.of(key.digest());
    }

    public Digest digest() {
        return Digest.of(compared.digest());
    }
}
