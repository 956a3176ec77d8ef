package org.aeneas.core.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTypesTest {

    @ParameterizedTest
    @EnumSource(Native.class)
    void should_read_every_scalar(Native type) {
        assertEquals(type, typeOf(type.cql()));
        assertEquals(type, typeOf(type.name()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "varchar | text",
        "List< INT > | list<int>",
        "map<text, frozen<list<frozen<set<int>>>>> | map<text, frozen<list<frozen<set<int>>>>>",
        "frozen<map<int,list<text>>> | frozen<map<int, frozen<list<text>>>>",
        "tuple<int, list<text>> | frozen<tuple<int, frozen<list<text>>>>",
        "frozen<tuple<int,text>> | frozen<tuple<int, text>>",
        "vector<float, 3> | vector<float, 3>",
        "frozen<vector<list<int>,2>> | vector<frozen<list<int>>, 2>",
        "'org.apache.cassandra.db.marshal.UTF8Type' | text",
        "'UTF8Type' | text",
        "'org.apache.cassandra.db.marshal.DurationType' | duration",
        "'org.apache.cassandra.db.marshal.SimpleDateType' | date",
        "'org.apache.cassandra.db.marshal.DateType' | timestamp",
        "'org.apache.cassandra.db.marshal.CounterColumnType' | counter",
        "'org.apache.cassandra.db.marshal.ListType(org.apache.cassandra.db.marshal.Int32Type)' | list<int>",
        "'FrozenType(MapType(AsciiType,SetType(LongType)))' | frozen<map<ascii, frozen<set<bigint>>>>",
        "'org.apache.cassandra.db.marshal.VectorType(org.apache.cassandra.db.marshal.FloatType , 4)' "
                + "| vector<float, 4>",
        "'TupleType(Int32Type,UUIDType)' | frozen<tuple<int, uuid>>",
        "'org.example.Point' | 'org.example.Point'",
        "'org.apache.cassandra.db.marshal.CompositeType(org.apache.cassandra.db.marshal.UTF8Type)' "
                + "| 'org.apache.cassandra.db.marshal.CompositeType(org.apache.cassandra.db.marshal.UTF8Type)'",
        "empty | 'org.apache.cassandra.db.marshal.EmptyType'",
        "'org.apache.cassandra.db.marshal.EmptyType' | 'org.apache.cassandra.db.marshal.EmptyType'"},
        quoteCharacter = '^')
    void should_read_every_form_of_a_type(String written, String meant) {
        assertEquals(meant, typeOf(written).cql());
        assertEquals(typeOf(written), typeOf(meant));
    }

    @Test
    void should_read_a_user_type_from_its_class_name() {
        CqlType type = typeOf("'org.apache.cassandra.db.marshal.FrozenType(org.apache.cassandra.db.marshal.UserType("
                + "s,61646472,737472656574:org.apache.cassandra.db.marshal.UTF8Type))'");

        assertEquals(new UserType("s", "addr", List.of(new UserType.Field("street", Native.TEXT)), true), type);
    }

    @Test
    void should_resolve_types_that_are_used_before_they_are_declared() {
        Schema schema = SchemaReader.read("""
                CREATE TABLE s.t (k int PRIMARY KEY, a frozen<outer>, b "In ner", c list<frozen<s.outer>>);
                CREATE TYPE s.outer (x list<int>, inner frozen<"In ner">);
                CREATE TYPE s."In ner" ("Text" text);
                """, "test", "");

        UserType inner = new UserType("s", "In ner", List.of(new UserType.Field("Text", Native.TEXT)), true);
        UserType outer = new UserType("s", "outer", List.of(
                new UserType.Field("x", new CqlType.ListType(Native.INT, true)),
                new UserType.Field("inner", inner)), true);
        assertEquals(List.of(Native.INT, outer, new UserType("s", "In ner", inner.fields(), false),
                new CqlType.ListType(outer, false)),
                schema.tables().get(0).columns().stream().map(c -> c.type()).toList());
        assertEquals(List.of("outer", "In ner"), schema.types().stream().map(UserType::name).toList());
    }

    @Test
    void should_tell_a_quoted_user_type_from_the_scalar_of_that_name() {
        Schema schema = SchemaReader.read("CREATE TYPE s.\"int\" (a int); "
                + "CREATE TABLE s.t (k int PRIMARY KEY, a frozen<\"int\">)", "test", "");

        assertTrue(schema.tables().get(0).columns().get(1).type() instanceof UserType);
        assertEquals("frozen<\"int\">", schema.tables().get(0).columns().get(1).type().cql());
    }

    @Test
    void should_know_which_values_have_cells_of_their_own() {
        assertTrue(typeOf("set<int>").multiCell());
        assertFalse(typeOf("frozen<set<int>>").multiCell());
        assertFalse(typeOf("tuple<int>").multiCell());
        assertFalse(((CqlType.MapType) typeOf("map<int, list<int>>")).value().multiCell());
    }

    private static CqlType typeOf(String cql) {
        return SchemaReader.read("CREATE TABLE s.t (k int PRIMARY KEY, v " + cql + ")", "test", "")
                .tables().get(0).columns().get(1).type();
    }
}
