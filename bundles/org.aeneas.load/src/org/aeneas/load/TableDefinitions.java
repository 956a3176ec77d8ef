package org.aeneas.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.TableAdmin;
import org.aeneas.mapping.IndexProposal;
import org.aeneas.mapping.ItemForm;
import org.aeneas.mapping.KeyMapping;
import org.aeneas.mapping.KeyType;
import org.aeneas.mapping.TableMapping;

/** What a mapping wants to find in DynamoDB. */
public final class TableDefinitions {

    private TableDefinitions() {
    }

    /** The table with its keys, TTL, and those indexes that the user chose. */
    public static TableAdmin.Definition of(TableMapping mapping, TableAdmin.Capacity capacity,
            Map<String, String> tags) {
        return of(mapping, ItemForm.NATIVE, capacity, tags);
    }

    /** @param form of the items that shall go in */
    public static TableAdmin.Definition of(TableMapping mapping, ItemForm form, TableAdmin.Capacity capacity,
            Map<String, String> tags) {
        List<TableAdmin.Index> indexes = mapping.indexes().stream().filter(IndexProposal::possible)
                .map(proposal -> index(proposal, form)).toList();
        return new TableAdmin.Definition(mapping.targetTable(), key(mapping.partitionKey(), form),
                mapping.sortKey().map(key -> key(key, form)), capacity, indexes,
                Optional.of(mapping.ttlAttribute()), tags);
    }

    private static TableAdmin.Index index(IndexProposal proposal, ItemForm form) {
        return new TableAdmin.Index(proposal.name(), key(proposal.partitionKey().orElseThrow(), form),
                proposal.sortKey().map(key -> key(key, form)), proposal.projection() == IndexProposal.Projection.ALL,
                proposal.projection() == IndexProposal.Projection.INCLUDE ? proposal.projected() : List.of());
    }

    private static TableAdmin.Key key(KeyMapping key, ItemForm form) {
        return new TableAdmin.Key(key.attribute(), type(form.key(key.type())));
    }

    private static TableAdmin.Key key(IndexProposal.Key key, ItemForm form) {
        return new TableAdmin.Key(key.attribute(), type(form.key(key.type())));
    }

    private static TableAdmin.KeyType type(KeyType type) {
        return TableAdmin.KeyType.valueOf(type.name());
    }
}
