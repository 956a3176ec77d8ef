package org.aeneas.aws.item;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The one form of equal items: see {@link Item#canonical()}. */
final class CanonicalForm {
    /** So many digits are certainly a long: no BigDecimal is needed to know that they are canonical. */
    private static final int PLAIN_DIGITS = 18;

    private CanonicalForm() {
    }

    static Item of(Item item) {
        return new Item(entries(item.attributes()));
    }

    private static Map<String, AttributeValue> entries(Map<String, AttributeValue> values) {
        Map<String, AttributeValue> sorted = new TreeMap<>();
        values.forEach((name, value) -> sorted.put(name, value(value)));
        return sorted;
    }

    private static AttributeValue value(AttributeValue value) {
        if (value instanceof AttributeValue.N n) {
            return new AttributeValue.N(number(n.value()));
        }
        if (value instanceof AttributeValue.B b) {
            return new AttributeValue.B(base64(b.base64()));
        }
        if (value instanceof AttributeValue.L l) {
            return new AttributeValue.L(l.values().stream().map(CanonicalForm::value).toList());
        }
        if (value instanceof AttributeValue.M m) {
            return new AttributeValue.M(entries(m.values()));
        }
        if (value instanceof AttributeValue.Ss ss) {
            return new AttributeValue.Ss(set(ss.values(), UnaryOperator.identity()));
        }
        if (value instanceof AttributeValue.Ns ns) {
            return new AttributeValue.Ns(set(ns.values(), CanonicalForm::number));
        }
        if (value instanceof AttributeValue.Bs bs) {
            return new AttributeValue.Bs(set(bs.base64(), CanonicalForm::base64));
        }
        return value;
    }

    private static List<String> set(List<String> values, UnaryOperator<String> form) {
        return values.stream().map(form).distinct().sorted().toList();
    }

    private static String number(String text) {
        if (isPlainInteger(text)) {
            return text;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException notANumber) {
            // DynamoDB would refuse it; here it is only equal to itself.
            return text;
        }
        boolean shortInteger = number.scale() <= 0 && number.precision() - number.scale() <= PLAIN_DIGITS;
        return shortInteger ? number.toPlainString() : number.toString();
    }

    private static boolean isPlainInteger(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        if (digits < 1 || digits > PLAIN_DIGITS || text.charAt(start) == '0' && text.length() > 1) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String base64(String text) {
        if (text.length() % 4 == 0 && !text.endsWith("=")) {
            return text;
        }
        try {
            return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            // As for numbers.
            return text;
        }
    }
}
