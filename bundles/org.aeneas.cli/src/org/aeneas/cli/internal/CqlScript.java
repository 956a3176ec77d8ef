package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of CQL statements that are separated by semicolons. */
final class CqlScript {
    private static final Pattern PIECE = Pattern.compile("(?<comment>--[^\\n]*|//[^\\n]*|/\\*[\\s\\S]*?\\*/)"
            + "|'[^']*'|\"[^\"]*\"|\\$\\$[\\s\\S]*?\\$\\$|(?<end>;)|[\\s\\S]");

    private CqlScript() {
    }

    /** The statements without their semicolons and comments. */
    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        Matcher pieces = PIECE.matcher(script);
        while (pieces.find()) {
            if (pieces.group("comment") != null) {
                statement.append(' ');
            } else if (pieces.group("end") != null && !isOpenBatch(statement)) {
                add(statements, statement);
            } else {
                statement.append(pieces.group());
            }
        }
        add(statements, statement);
        return statements;
    }

    /** A batch has semicolons inside. */
    private static boolean isOpenBatch(StringBuilder statement) {
        String text = statement.toString().strip().toUpperCase(Locale.ROOT);
        return text.matches("BEGIN\\s[\\s\\S]*") && !text.matches("[\\s\\S]*\\sAPPLY\\s+BATCH");
    }

    private static void add(List<String> statements, StringBuilder statement) {
        String text = statement.toString().strip();
        if (!text.isEmpty()) {
            statements.add(text);
        }
        statement.setLength(0);
    }
}
