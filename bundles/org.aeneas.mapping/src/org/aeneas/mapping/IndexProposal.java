package org.aeneas.mapping;

import java.util.List;
import java.util.Optional;

/**
 * A global secondary index of DynamoDB in place of a secondary index or materialized view.
 *
 * @param name         legal for DynamoDB
 * @param origin       for people: {@code index by_email}, {@code view users_by_email}
 * @param source       the index's or view's own name, by which it is chosen
 * @param partitionKey attribute and type; empty if no attribute can be the key: then {@code note} says why
 * @param projected    attributes beside the keys, for {@link Projection#INCLUDE}
 * @param note         what the index does not do, or what must be done before it can
 * @param cost         what it costs, in units, not in money
 */
public record IndexProposal(String name, String origin, String source, Optional<Key> partitionKey,
        Optional<Key> sortKey, Projection projection, List<String> projected, String note, String cost) {

    public enum Projection { ALL, KEYS_ONLY, INCLUDE }

    public record Key(String attribute, KeyType type) {
    }

    public IndexProposal {
        projected = List.copyOf(projected);
    }

    /** Whether it can be created as proposed. */
    public boolean possible() {
        return partitionKey.isPresent();
    }
}
