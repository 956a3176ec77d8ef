package org.aeneas.ui.mapping.internal.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.mapping.DynamoJsonEncoder;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableStatistics;
import org.aeneas.ui.mapping.internal.Messages;
import org.eclipse.osgi.util.NLS;

/** Rows as the items that they become, in DynamoDB's JSON. */
final class ItemText {
    /** An item may have 400 KB, which nobody reads, and which would hold up the window. */
    private static final int MOST = 8_000;
    private static final int ROOM = 4096;
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private ItemText() {
    }

    static String of(TableMapping mapping, List<Row> rows) {
        DynamoJsonEncoder encoder = new DynamoJsonEncoder(mapping);
        ByteSink line = new ByteSink(ROOM);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            line.reset();
            Optional<Reject> reject = encoder.encode(rows.get(i), line);
            text.append(i == 0 ? "" : "\n");
            if (reject.isPresent()) {
                text.append(NLS.bind(Messages.Preview_REJECT, new Object[] {i + 1, reject.get().key(),
                    reject.get().reason()})).append('\n');
            } else {
                text.append(NLS.bind(Messages.Preview_ITEM, new Object[] {i + 1, encoder.itemSize(),
                    TableStatistics.writeUnits(encoder.itemSize())})).append('\n').append(pretty(line)).append('\n');
            }
        }
        return text.toString();
    }

    private static String pretty(ByteSink line) {
        try {
            JsonNode item = MAPPER.readTree(line.array(), 0, line.length()).get("Item");
            String text = MAPPER.writer(PRINTER).writeValueAsString(item);
            return text.length() <= MOST ? text : text.substring(0, MOST) + "\n"
                    + NLS.bind(Messages.Preview_CUT, text.length() - MOST);
        } catch (IOException e) {
            throw new UncheckedIOException("an encoder writes JSON", e);
        }
    }
}
