package org.aeneas.load.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.MaterializedView;
import org.aeneas.core.schema.SecondaryIndex;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.Preparation;
import org.aeneas.load.TableDefinitions;
import org.aeneas.load.TablePreparation;
import org.aeneas.mapping.ChosenIndexes;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Global secondary indexes in the place of Cassandra's indexes and views, from their choice to DynamoDB. */
@ExtendWith(StandIns.Extension.class)
class ChosenIndexTest {
    private static final TableSchema USERS = new TableSchema("shop", "users", Optional.empty(),
            List.of(Column.partitionKey("id", Native.UUID), Column.clustering("at", Native.TIMESTAMP, true),
                    Column.regular("email", Native.TEXT), Column.regular("town", Native.TEXT)),
            false, List.of(),
            List.of(new SecondaryIndex("by_town", "town", Optional.empty(), Optional.empty()),
                    new SecondaryIndex("by_nobody", "town", Optional.empty(), Optional.empty())),
            List.of(new MaterializedView("by_email", "users", List.of("email", "id", "at", "town"), List.of("email"),
                    List.of("id", "at"), "")), 0);

    @Test
    void should_create_the_chosen_indexes_with_the_table(AwsSession session) {
        MappingOptions chosen = ChosenIndexes.choose(List.of(USERS), List.of("by_town", "by_email"),
                MappingOptions.DEFAULT);
        Definition definition = TableDefinitions.of(Mapper.propose(USERS, chosen), new Capacity.OnDemand(), Map.of());
        session.tables().delete(definition.name(), Progress.NONE);
        new TablePreparation(session, LoadOptions.DEFAULT).prepare(definition, Preparation.DO_NOTHING, Progress.NONE);
        List<String> indexes = session.tables().describe("shop.users").orElseThrow().indexes();
        assertEquals(Set.of("by_town", "by_email"), Set.copyOf(indexes));
    }
}
