package org.aeneas.agent.api.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.TableOptions;
import org.aeneas.mapping.ColumnOptions;
import org.aeneas.mapping.MappingJson;
import org.aeneas.mapping.MappingOptions;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A task's options are the mapping's: what a user decided in the project reaches the agent's mapper. */
class MappingOptionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void should_carry_every_decision_of_the_mapping() throws Exception {
        org.aeneas.mapping.TableOptions decided = org.aeneas.mapping.TableOptions.DEFAULT.withTargetTable("Orders")
                .withKeyNames("pk", "sk").withTtlName("expires").withEpochMillis(true).withWriteTime(false)
                .withIndexes(Set.of("by_email"))
                .withColumn("Ä b", ColumnOptions.DEFAULT.withAttribute("b").withExcluded(true).withEpochMillis(false)
                        .withCsvLength(99))
                .withColumn("c", ColumnOptions.DEFAULT);
        assertCarried(decided);
    }

    @Test
    void should_carry_that_nothing_was_decided() throws Exception {
        assertCarried(org.aeneas.mapping.TableOptions.DEFAULT);
    }

    private static void assertCarried(org.aeneas.mapping.TableOptions decided) throws Exception {
        MappingOptions options = MappingOptions.DEFAULT.withTable("shop.orders", decided);
        JsonNode sent = MappingJson.write(options).path("tables").path("shop.orders");

        TableOptions arrived = AgentJson.readRequest(sent.toString().getBytes(StandardCharsets.UTF_8),
                TableOptions.class);
        JsonNode table = JSON.readTree(AgentJson.write(arrived));
        JsonNode whole = JSON.createObjectNode().set("tables", JSON.createObjectNode().set("shop.orders", table));

        assertEquals(options, MappingJson.readOptions(whole));
    }
}
