package org.aeneas.agent.api.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in YAML's flow style: map, list, double-quoted or plain scalar. */
final class YamlFlow {
    private final String text;
    private int at;

    YamlFlow(String text) {
        this.text = text;
    }

    /** The whole text as one value; a plain text need not end at a comma. */
    Object value() {
        if (!text.startsWith("{") && !text.startsWith("[") && !text.startsWith("\"")) {
            return scalar(text);
        }
        Object value = next();
        if (at != text.length()) {
            throw new IllegalArgumentException("behind the value: " + text.substring(at));
        }
        return value;
    }

    private Object next() {
        return switch (text.charAt(at)) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> quoted();
            default -> plain();
        };
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        while (!closed('}')) {
            int colon = text.indexOf(':', at);
            String key = text.substring(at, colon).trim();
            at = colon + 1;
            blanks();
            map.put(key, next());
        }
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        while (!closed(']')) {
            list.add(next());
        }
        return list;
    }

    private boolean closed(char end) {
        blanks();
        if (text.charAt(at) == ',') {
            at++;
            blanks();
        }
        if (text.charAt(at) != end) {
            return false;
        }
        at++;
        return true;
    }

    private String quoted() {
        int end = text.indexOf('"', at + 1);
        String value = text.substring(at + 1, end);
        if (value.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("an escape, which this reader does not know: " + value);
        }
        at = end + 1;
        return value;
    }

    private Object plain() {
        int start = at;
        while (at < text.length() && ",}]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return scalar(text.substring(start, at).trim());
    }

    private static Object scalar(String text) {
        if (text.matches("-?[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
