package org.aeneas.mapping.internal;

import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of findings.properties. */
public final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.aeneas.mapping.internal.findings",
            Locale.ROOT, Messages.class.getClassLoader());

    private Messages() {
    }

    /** @return the sentence, with {0}, {1}, … replaced; braces and quotes beside these mean nothing */
    public static String text(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }
}
