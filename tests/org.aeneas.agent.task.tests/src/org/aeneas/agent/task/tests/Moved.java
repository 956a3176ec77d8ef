package org.aeneas.agent.task.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.StandIns;

/**
 * What a task has moved.
 *
 * @param objects names beneath the task's folder, with contents; manifests without: they name the second of the start
 * @param items   by the source's table
 */
record Moved(Map<String, String> objects, Map<String, Set<String>> items) {
    private static final String PREFIX = "migration/one/";

    static Moved of(StandIns aws, String bucket, String target, String... tables) {
        Map<String, String> objects = new TreeMap<>();
        Path folder = aws.objects(bucket).resolve(PREFIX);
        if (Files.exists(folder)) {
            Folders.contents(folder).forEach((name, content) -> objects.put(name,
                    name.endsWith("manifest.json") ? "" : content));
        }
        Map<String, Set<String>> items = new TreeMap<>();
        for (String table : tables) {
            items.put(table, items(aws, Tables.target(target, table)));
        }
        return new Moved(objects, items);
    }

    int count(String table) {
        return items.get(table).size();
    }

    private static Set<String> items(StandIns aws, String table) {
        List<Item> items = new ArrayList<>();
        if (aws.session().tables().describe(table).isPresent()) {
            aws.session().items().scan(table, 0, 1, items::addAll);
        }
        return items.stream().map(item -> new String(ItemJson.write(item.canonical())))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
