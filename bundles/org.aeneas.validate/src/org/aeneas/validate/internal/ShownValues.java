package org.aeneas.validate.internal;

import org.aeneas.aws.item.AttributeValue;
import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.validate.Difference;

/** Values for people: with their type, and no longer than a line bears. An item may have 400 KB. */
final class ShownValues {
    /** Characters of each value. */
    static final int MOST = 80;

    private static final String ABSENT = "absent";
    private static final String CUT = "…";
    /** Equal characters that are shown before the first that differs. */
    private static final int BEFORE = 20;

    private ShownValues() {
    }

    /** @param source null if the source does not have the attribute; likewise {@code target} */
    static Difference.Attribute of(String name, AttributeValue source, AttributeValue target) {
        String ours = text(source);
        String theirs = text(target);
        int same = 0;
        while (same < Math.min(ours.length(), theirs.length()) && ours.charAt(same) == theirs.charAt(same)) {
            same++;
        }
        return new Difference.Attribute(name, part(ours, same), part(theirs, same));
    }

    /** Of an attribute that the source tells in part: {@code bound} is a {@link TtlBound}. */
    static Difference.Attribute ofTtl(String name, long bound, Item found) {
        String source = bound == TtlBound.NEVER ? ABSENT : "about " + bound + " or later";
        return new Difference.Attribute(name, source, part(text(found.attributes().get(name)), 0));
    }

    private static String text(AttributeValue value) {
        return value == null ? ABSENT : ItemJson.write(value);
    }

    private static String part(String text, int same) {
        if (text.length() <= MOST) {
            return text;
        }
        String type = text.substring(0, text.indexOf(':') + 1);
        boolean begins = same < MOST - BEFORE;
        String start = begins ? "" : type + CUT;
        int from = begins ? 0 : whole(text, same - BEFORE);
        int to = from + MOST - start.length();
        return start + (to >= text.length() ? text.substring(from) : text.substring(from, whole(text, to - 1)) + CUT);
    }

    /** Not between the two halves of a character. */
    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
