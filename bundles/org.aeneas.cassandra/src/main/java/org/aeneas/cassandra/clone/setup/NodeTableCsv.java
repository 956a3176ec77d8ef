package org.aeneas.cassandra.clone.setup;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/** The table of nodes as a file that a spreadsheet can edit. Secrets are in it only when they are asked for. */
public final class NodeTableCsv {
    private static final String STATE = "State";
    private static final String MARK = "\uFEFF";
    private static final int MOST_MISTAKES = 100;

    /**
     * What is wrong with a file.
     *
     * @param line   from 1; 0 for the whole file
     * @param column its title; empty for the whole line
     */
    public record Mistake(int line, String column, String what) {
        @Override
        public String toString() {
            return (line == 0 ? "" : "Line " + line + (column.isEmpty() ? "" : ", column \"" + column + "\"") + ": ")
                    + what;
        }
    }

    /** @param rows all lines of the table, in its order; as they were where there are mistakes */
    public record Uploaded(List<Answers> rows, List<Mistake> mistakes) {
    }

    /** A node of a file. */
    record Line(int number, Answers row) {
        Mistake mistake(SetupField field, String what) {
            return new Mistake(number, field.label(), what);
        }
    }

    /** The cells of a line. */
    private record Cells(int number, List<String> values) {
    }

    private NodeTableCsv() {
    }

    /** @param secrets whether passwords and passphrases are written too */
    public static String write(List<Answers> rows, boolean secrets) {
        List<SetupField> fields = fields(secrets);
        StringWriter text = new StringWriter();
        try (CsvGenerator generator = new CsvFactory().createGenerator(text)) {
            generator.setSchema(CsvSchema.emptySchema().withoutHeader());
            line(generator, fields.stream().map(SetupField::label).toList());
            for (Answers row : rows) {
                line(generator, fields.stream().map(row::get).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<SetupField> fields(boolean secrets) {
        return SetupField.NODE.stream().filter(field -> secrets || !field.isSecret()).toList();
    }

    private static void line(CsvGenerator generator, List<String> cells) throws IOException {
        generator.writeStartArray();
        for (String cell : cells) {
            generator.writeString(cell);
        }
        generator.writeEndArray();
    }

    /**
     * Reads an edited file into the table.
     *
     * @param known the lines that the table has; what is blank in the file stays as it is there
     */
    public static Uploaded read(String text, List<Answers> known) {
        List<Mistake> mistakes = new ArrayList<>();
        List<Line> lines = lines(text.startsWith(MARK) ? text.substring(1) : text, mistakes);
        if (mistakes.isEmpty()) {
            mistakes.addAll(NodeTable.compare(lines, known));
        }
        if (!mistakes.isEmpty()) {
            return new Uploaded(known, mistakes.stream().limit(MOST_MISTAKES).toList());
        }
        return new Uploaded(known.stream().map(row -> lines.stream()
                .filter(line -> line.row().host().equals(row.host())).findFirst()
                .map(line -> line.row().over(row, SetupField.NODE)).orElse(row)).toList(), List.of());
    }

    private static List<Line> lines(String text, List<Mistake> mistakes) {
        List<Cells> all = cells(text, mistakes);
        if (all.isEmpty()) {
            mistakes.add(new Mistake(0, "", "The file is empty."));
            return List.of();
        }
        List<Optional<SetupField>> columns = columns(all.get(0), mistakes);
        List<Line> lines = new ArrayList<>();
        for (Cells cells : all.subList(1, all.size())) {
            if (cells.values().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (cells.values().size() > columns.size()) {
                mistakes.add(new Mistake(cells.number(), "", "It has " + cells.values().size()
                        + " cells, but there are " + columns.size() + " columns."));
                continue;
            }
            line(cells, columns, mistakes).ifPresent(lines::add);
        }
        return lines;
    }

    private static List<Optional<SetupField>> columns(Cells titles, List<Mistake> mistakes) {
        List<Optional<SetupField>> columns = new ArrayList<>();
        for (String title : titles.values()) {
            Optional<SetupField> field = SetupField.NODE.stream().filter(it -> it.label().toLowerCase(Locale.ROOT)
                    .equals(title.strip().toLowerCase(Locale.ROOT))).findFirst();
            if (field.isEmpty() && !title.isBlank() && !title.strip().equalsIgnoreCase(STATE)) {
                mistakes.add(new Mistake(titles.number(), title.strip(), "This column is not known. Columns are: "
                        + String.join(", ", SetupField.NODE.stream().map(SetupField::label).toList()) + "."));
            }
            if (field.isPresent() && columns.contains(field)) {
                mistakes.add(new Mistake(titles.number(), title.strip(), "This column is there twice."));
            }
            columns.add(field);
        }
        if (!columns.contains(Optional.of(SetupField.PRIVATE))) {
            mistakes.add(new Mistake(titles.number(), SetupField.PRIVATE.label(), "This column is missing."));
        }
        return columns;
    }

    private static Optional<Line> line(Cells cells, List<Optional<SetupField>> columns, List<Mistake> mistakes) {
        Answers row = Answers.NONE;
        int before = mistakes.size();
        for (int i = 0; i < cells.values().size(); i++) {
            String value = cells.values().get(i);
            if (columns.get(i).isPresent()) {
                SetupField field = columns.get(i).get();
                row = row.with(field, value);
                field.mistake(value).ifPresent(what -> mistakes.add(new Mistake(cells.number(), field.label(), what)));
            }
        }
        if (!row.has(SetupField.PRIVATE)) {
            mistakes.add(new Mistake(cells.number(), SetupField.PRIVATE.label(), "It is missing."));
        }
        return mistakes.size() == before ? Optional.of(new Line(cells.number(), row)) : Optional.empty();
    }

    private static List<Cells> cells(String text, List<Mistake> mistakes) {
        List<Cells> all = new ArrayList<>();
        try (CsvParser parser = new CsvFactory().enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.TRIM_SPACES).createParser(text)) {
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator(text)));
            List<String> values = new ArrayList<>();
            int number = 1;
            parser.nextToken();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    values = new ArrayList<>();
                    number = parser.currentLocation().getLineNr();
                } else if (token == JsonToken.VALUE_STRING) {
                    values.add(parser.getText());
                } else if (token == JsonToken.END_ARRAY && !values.isEmpty()) {
                    all.add(new Cells(number, values));
                    values = new ArrayList<>();
                }
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            mistakes.add(new Mistake(line, "", "It is not to be read as CSV: a quotation mark is missing, or has no"
                    + " comma behind it."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Spreadsheets of many countries write semicolons. */
    private static char separator(String text) {
        String first = Arrays.stream(text.split("\\R", 2)).findFirst().orElse("");
        return first.contains(";") && !first.contains(",") ? ';' : ',';
    }
}
