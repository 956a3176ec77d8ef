package org.aeneas.load.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.aws.TableAdmin.Key;
import org.aeneas.aws.TableAdmin.KeyType;
import org.aeneas.core.Progress;
import org.aeneas.load.TableCreation;
import org.aeneas.load.TableCreation.Outcome;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StandIns.Extension.class)
class TableCreationTest {
    private AwsSession session;
    private TableCreation creation;

    @BeforeEach
    void noTable(AwsSession open) {
        session = open;
        creation = new TableCreation(session);
        session.tables().delete("made", Progress.NONE);
    }

    @Test
    void should_create_a_table_once_and_then_find_it_equal() {
        assertEquals(new Outcome.Created(), creation.create(definition("id", "email"), Progress.NONE));
        assertEquals(List.of("by_email"), session.tables().describe("made").orElseThrow().indexes());
        assertEquals(new Outcome.Equal(), creation.create(definition("id", "email"), Progress.NONE));
    }

    @Test
    void should_name_each_difference_and_leave_the_table_as_it_is() {
        creation.create(definition("id", "email"), Progress.NONE);
        assertEquals(new Outcome.Different(List.of("Its keys are id (S), not name (S).",
                "It lacks the index by_phone.", "It has the index by_email, which was not chosen.")),
                creation.create(definition("name", "phone"), Progress.NONE));
        assertEquals("id (S)", session.tables().describe("made").orElseThrow().keys());
    }

    @Test
    void should_tell_what_dynamodb_refuses_instead_of_failing() {
        Definition nameless = new Definition("a table", new Key("id", KeyType.S), Optional.empty(),
                new TableAdmin.Capacity.OnDemand(), List.of(), Optional.empty(), Map.of());
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, creation.create(nameless, Progress.NONE));
        assertEquals("a table", failed.problem().object());
    }

    private static Definition definition(String key, String indexed) {
        TableAdmin.Index index = new TableAdmin.Index("by_" + indexed, new Key(indexed, KeyType.S), Optional.empty(),
                true, List.of());
        return new Definition("made", new Key(key, KeyType.S), Optional.empty(), new TableAdmin.Capacity.OnDemand(),
                List.of(index), Optional.of("ttl"), Map.of());
    }
}
