package org.aeneas.sandbox.internal.dms;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/** The records of a CSV object, by the settings of the S3 source. A null is null. */
final class CsvRows implements Closeable, Iterator<List<String>> {
    private static final CsvMapper CSV = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private final MappingIterator<String[]> records;
    private int left;

    CsvRows(InputStream in, ObjectNode settings) throws IOException {
        String delimiter = settings.path("CsvDelimiter").asText(",");
        // Without CsvNullValue the empty text is null.
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(delimiter.charAt(0))
                .withNullValue(settings.path("CsvNullValue").asText(""));
        ObjectReader reader = CSV.readerFor(String[].class).with(schema);
        records = reader.readValues(in);
        left = settings.path("IgnoreHeaderRows").asInt(0);
    }

    @Override
    public boolean hasNext() {
        while (left > 0 && records.hasNext()) {
            records.next();
            left--;
        }
        return records.hasNext();
    }

    @Override
    public List<String> next() {
        return Arrays.asList(records.next());
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
