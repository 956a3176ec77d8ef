package org.aeneas.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.aeneas.mapping.internal.Messages;


/**
 * What a report for people says once, since it would stand in the same words under almost every table.
 *
 * @param own the other findings, by {@link LossReport#table()}; there is a list for every table
 */
public record SharedFindings(List<Finding> once, Map<String, List<Finding>> own) {
    /** Those that speak of a table as a whole. Of two the sentences name columns, which no reader needs. */
    private static final List<String> CODES = List.of("ttl-per-cell", "writetime", "writetime-row", "empty-value",
            "size-limit", "transactions", "dms-text");
    private static final List<String> NAMING_COLUMNS = List.of("empty-value", "dms-text");
    private static final int MOST_NAMES = 5;

    public static SharedFindings of(AssessmentReport report) {
        Map<String, List<Finding>> own = new TreeMap<>();
        report.tables().forEach(t -> own.put(t.losses().table(), new ArrayList<>(t.losses().findings())));
        List<Finding> once = new ArrayList<>();
        for (String code : CODES) {
            Map<String, List<Finding>> bySentence = own.values().stream().flatMap(List::stream)
                    .filter(finding -> finding.code().equals(code)).map(SharedFindings::general)
                    .collect(Collectors.groupingBy(Finding::what, TreeMap::new, Collectors.toList()));
            bySentence.values().stream().filter(same -> same.size() > 1 && 2 * same.size() > own.size())
                    .forEach(same -> once.add(take(same, own)));
        }
        once.sort(Comparator.comparing(Finding::severity));
        return new SharedFindings(once, own);
    }

    /** Removes a finding from the tables that have it. */
    private static Finding take(List<Finding> same, Map<String, List<Finding>> own) {
        Finding one = same.get(0);
        List<String> without = own.entrySet().stream()
                .filter(table -> !table.getValue().removeIf(f -> general(f).what().equals(one.what())))
                .map(Map.Entry::getKey).toList();
        String but = without.isEmpty() ? "" : " but " + without.stream().limit(MOST_NAMES)
                .collect(Collectors.joining(", ")) + (without.size() > MOST_NAMES ? ", …" : "");
        return with("every table" + but, Function.identity(), one);
    }

    private static Finding general(Finding finding) {
        return NAMING_COLUMNS.contains(finding.code())
                ? with(finding.subject(), what -> Messages.text(finding.code() + ".every"), finding) : finding;
    }

    private static Finding with(String subject, Function<String, String> what, Finding finding) {
        return new Finding(finding.severity(), finding.code(), subject, what.apply(finding.what()), finding.why(),
                finding.remedy());
    }
}
