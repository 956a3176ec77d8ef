package org.aeneas.aws.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** An item of a DynamoDB table, or a part of one (its key). */
public record Item(Map<String, AttributeValue> attributes) {

    /** @return the attributes of those names, in that order; names that the item lacks are left out */
    public Item only(List<String> names) {
        Map<String, AttributeValue> some = new LinkedHashMap<>();
        for (String name : names) {
            AttributeValue value = attributes.get(name);
            if (value != null) {
                some.put(name, value);
            }
        }
        return new Item(some);
    }

    /**
     * The one form that all items have that DynamoDB would call equal: attributes and map entries in the order of their
     * names, numbers in one notation by value ({@code 1.50} and {@code 15E-1} are {@code 1.5}), sets without double
     * elements and in order, binary in standard base64. Lists keep their order. Then {@code equals} is equality.
     */
    public Item canonical() {
        return CanonicalForm.of(this);
    }

    /** Whether DynamoDB would call both equal. */
    public boolean sameAs(Item other) {
        return canonical().equals(other.canonical());
    }

    /** @return SHA-256 of the canonical form, 32 bytes: two items have the same only if they are the same */
    public byte[] digest() {
        return ItemDigest.of(canonical());
    }

    /** @return the names of attributes that only one of both has or whose values differ, in order */
    public List<String> differences(Item other) {
        Map<String, AttributeValue> mine = canonical().attributes;
        Map<String, AttributeValue> theirs = other.canonical().attributes;
        TreeSet<String> names = new TreeSet<>(mine.keySet());
        names.addAll(theirs.keySet());
        names.removeIf(name -> Objects.equals(mine.get(name), theirs.get(name)));
        return List.copyOf(names);
    }
}
