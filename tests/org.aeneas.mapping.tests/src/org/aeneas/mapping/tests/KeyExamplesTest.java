package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.TableMapping;
import org.junit.jupiter.api.Test;

/** What the README tells application developers of keys is what the migration writes. */
class KeyExamplesTest {
    private static final Path README = Path.of("../../README.md");
    /** A type or several, their values, the text. */
    private static final Pattern EXAMPLE = Pattern.compile("\\| `?([a-z<>, ]+)`? \\| `([^`]+)` \\| `([^`]+)` \\|.*");

    @Test
    void should_make_partition_keys_as_the_readme_says() throws IOException {
        List<Matcher> examples = examples("### Partition key");
        assertTrue(examples.size() >= 12, examples.size() + " examples");
        List<String> written = new ArrayList<>();
        for (Matcher example : examples) {
            List<CqlType> types = types(example.group(1));
            Column[] columns = new Column[types.size() == 1 ? 2 : types.size()];
            Object[] values = new Object[columns.length];
            // beside a second column every first one is a text
            Arrays.setAll(columns, i -> Column.partitionKey("k" + i, i < types.size() ? types.get(i) : Native.INT));
            String[] texts = values(types, example.group(2));
            Arrays.setAll(values, i -> i < types.size() ? value(types.get(i), texts[i]) : Long.valueOf(0));
            TableMapping mapping = Rows.mapping(TableSchema.of("ks", "t", columns));
            String key = Rows.partitionKey(mapping, Rows.row(mapping.source(), values));
            written.add(types.size() == 1 ? key.substring(0, key.length() - "#0".length()) : key);
        }
        assertWritten(examples, written);
    }

    @Test
    void should_make_sort_keys_as_the_readme_says() throws IOException {
        List<Matcher> examples = examples("### Sort key");
        assertTrue(examples.size() >= 20, examples.size() + " examples");
        List<String> written = new ArrayList<>();
        for (Matcher example : examples) {
            List<CqlType> types = types(example.group(1));
            Column[] columns = new Column[types.size() + 2];
            columns[0] = Column.partitionKey("id", Native.INT);
            columns[1] = Column.ofStatic("s", Native.INT);
            Object[] values = new Object[types.size() + 1];
            values[0] = 1L;
            String[] texts = values(types, example.group(2));
            for (int i = 0; i < types.size(); i++) {
                columns[i + 2] = Column.clustering("c" + i, types.get(i), i % 2 == 1);
                values[i + 1] = value(types.get(i), texts[i]);
            }
            TableMapping mapping = Rows.mapping(TableSchema.of("ks", "t", columns));
            byte[] key = Rows.sortKey(mapping, Rows.row(mapping.source(), values));
            written.add(new String(key, StandardCharsets.UTF_8));
        }
        assertWritten(examples, written);
    }

    private static void assertWritten(List<Matcher> examples, List<String> written) {
        StringBuilder told = new StringBuilder();
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < examples.size(); i++) {
            String example = examples.get(i).group(1) + " " + examples.get(i).group(2) + ": ";
            told.append(example).append(examples.get(i).group(3)).append('\n');
            made.append(example).append(written.get(i)).append('\n');
        }
        assertEquals(told.toString(), made.toString());
    }

    private static List<Matcher> examples(String title) throws IOException {
        List<Matcher> examples = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(README)) {
            inside = line.startsWith("#") ? line.equals(title) : inside;
            Matcher matcher = EXAMPLE.matcher(line);
            if (inside && matcher.matches()) {
                examples.add(matcher);
            }
        }
        return examples;
    }

    private static List<CqlType> types(String names) {
        return Arrays.stream(names.split(", ")).map(name -> switch (name) {
            case "frozen<list<int>>" -> new ListType(Native.INT, true);
            case "frozen<list<text>>" -> new ListType(Native.TEXT, true);
            default -> (CqlType) Native.named(name).orElseThrow();
        }).toList();
    }

    private static String[] values(List<CqlType> types, String texts) {
        return types.size() == 1 ? new String[] {texts} : texts.split(", ");
    }

    private static Object value(CqlType type, String text) {
        if (type instanceof ListType list) {
            return Arrays.stream(text.substring(1, text.length() - 1).split(", "))
                    .map(element -> value(list.element(), element)).toList();
        }
        return switch ((Native) type) {
            case ASCII, TEXT -> text;
            case TINYINT, SMALLINT, INT, BIGINT, COUNTER -> Long.valueOf(text);
            case VARINT -> new BigInteger(text);
            case DECIMAL -> new BigDecimal(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case BLOB -> HexFormat.of().parseHex(text.substring(2));
            case UUID, TIMEUUID -> UUID.fromString(text);
            case TIMESTAMP -> Instant.parse(text).toEpochMilli();
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case INET -> address(text);
            case DURATION -> throw new AssertionError("no key");
        };
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
