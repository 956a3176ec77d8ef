package org.aeneas.load.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.aeneas.aws.item.ItemJson;
import org.aeneas.core.ProblemException;
import org.aeneas.load.ObjectSource;
import org.aeneas.load.Target;
import org.aeneas.staging.StagedObject;
import org.aeneas.staging.StagedReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of items of which only object and line are known. */
public final class LineKeys {
    private static final Logger LOG = LoggerFactory.getLogger(LineKeys.class);

    private final ObjectSource source;
    private final List<String> names;

    public LineKeys(ObjectSource source, Target target) {
        this.source = source;
        this.names = new ArrayList<>(List.of(target.partitionKey()));
        target.sortKey().ifPresent(names::add);
    }

    /** @return in DynamoDB's JSON, by line; without the lines that are no items or cannot be read */
    Map<Long, String> of(String object, Set<Long> lines) {
        Map<Long, String> keys = new HashMap<>();
        try (StagedReader reader = StagedReader.open(object, source.open(new StagedObject(object, 0, "")))) {
            while (keys.size() < lines.size() && reader.next()) {
                if (lines.contains(reader.number())) {
                    keys.put(reader.number(), key(reader));
                }
            }
        } catch (ProblemException e) {
            LOG.debug("No keys of {}: {}", object, e.problem().what(), e);
        }
        return keys;
    }

    private String key(StagedReader line) {
        try {
            return new String(ItemJson.write(ItemJson.readLine(line.bytes(), line.offset(), line.length()).only(names)),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noItem) {
            return "";
        }
    }
}
