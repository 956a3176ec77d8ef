package org.aeneas.agent.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.aeneas.core.Problem;

/**
 * The bounds of openapi.yaml, as the records' constructors hold them. Whatever breaks one is a {@link Problem} with the
 * code {@value #CODE} that names the member and never has the value: it may be a secret.
 */
final class Bounds {
    static final String CODE = "value-out-of-bounds";

    static final int NAME = 128;
    static final int DESCRIPTION = 1024;
    static final int TABLES = 1000;
    static final int NODES = 1000;
    static final int THREADS = 200;

    static final Pattern IDENTIFIER = Pattern.compile("^[A-Za-z0-9_]+$");
    static final Pattern FINGERPRINT = Pattern.compile("^[0-9A-F]{2}(:[0-9A-F]{2}){31}$");
    static final Pattern TASK_NAME = Pattern.compile("^[A-Za-z](-?[A-Za-z0-9])*$");
    private static final Pattern HOST = Pattern.compile("^[A-Za-z0-9._:%-]+$");
    private static final Pattern CODE_FORM = Pattern.compile("^[a-z0-9]+(-[a-z0-9]+)*$");

    private Bounds() {
    }

    static <T> T required(String member, T value) {
        if (value == null) {
            throw broken(member, "is missing", "Give it a value.");
        }
        return value;
    }

    static String text(String member, String value, int least, int most) {
        required(member, value);
        length(member, value.codePointCount(0, value.length()), least, most, "characters");
        return value;
    }

    static String text(String member, String value, int least, int most, Pattern form) {
        text(member, value, least, most);
        if (!form.matcher(value).matches()) {
            throw broken(member, "has a form that is not allowed", "Keep to the form " + form.pattern() + ".");
        }
        return value;
    }

    static void text(String member, Optional<String> value, int least, int most) {
        required(member, value).ifPresent(text -> text(member, text, least, most));
    }

    static void text(String member, Optional<String> value, int least, int most, Pattern form) {
        required(member, value).ifPresent(text -> text(member, text, least, most, form));
    }

    static void secret(String member, char[] value, int most) {
        length(member, required(member, value).length, 1, most, "characters");
    }

    static void identifier(String member, String value) {
        text(member, value, 1, 222, IDENTIFIER);
    }

    static void host(String member, String value) {
        text(member, value, 1, 253, HOST);
    }

    static void taskName(String member, String value) {
        text(member, value, 1, NAME, TASK_NAME);
    }

    static void fingerprint(String member, Optional<String> value) {
        text(member, value, 95, 95, FINGERPRINT);
    }

    static void time(String member, Instant value) {
        length(member, required(member, value).toString().length(), 1, 32, "characters");
    }

    static void time(String member, Optional<Instant> value) {
        required(member, value).ifPresent(time -> time(member, time));
    }

    static void range(String member, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw broken(member, "is out of range",
                    "Give it a value from " + plain(least) + " to " + plain(most) + ".");
        }
    }

    static void atLeastZero(String member, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw broken(member, "is out of range", "Give it a value from 0.");
        }
    }

    static void atLeastZero(String member, OptionalLong value) {
        required(member, value).ifPresent(number -> atLeastZero(member, number));
    }

    static <T> List<T> list(String member, List<T> values, int least, int most) {
        length(member, required(member, values).size(), least, most, "elements");
        for (T value : values) {
            required(member, value);
        }
        return List.copyOf(values);
    }

    /** Problems tell of strange things; a sentence that is too long is cut rather than lost. */
    static Problem problem(String member, Problem value) {
        required(member, value);
        text(member + ".code", value.code(), 1, 64, CODE_FORM);
        return new Problem(value.code(), cut(value.what(), 4000), cut(value.object(), 2000), cut(value.remedy(), 4000));
    }

    static Optional<Problem> problem(String member, Optional<Problem> value) {
        return required(member, value).map(problem -> problem(member, problem));
    }

    static void require(boolean valid, String member, String what, String remedy) {
        if (!valid) {
            throw broken(member, what, remedy);
        }
    }

    static void length(String member, int length, int least, int most, String unit) {
        if (length < least || length > most) {
            throw broken(member, "has " + length + " " + unit, "Give it " + least + " to " + most + " " + unit + ".");
        }
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static String plain(double bound) {
        return String.valueOf((long) bound);
    }

    private static RuntimeException broken(String member, String what, String remedy) {
        String name = member.substring(member.lastIndexOf('.') + 1);
        return new Problem(CODE, "The member " + name + " " + what + ".", member, remedy).asException();
    }
}
