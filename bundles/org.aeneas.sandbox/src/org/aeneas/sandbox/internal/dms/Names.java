package org.aeneas.sandbox.internal.dms;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

import org.aeneas.sandbox.SandboxEndpoints;

/** Identifiers and ARNs. DMS keeps identifiers in lower case, and its ARNs do not hold them. */
final class Names {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z](-?[a-zA-Z0-9])*");
    private static final int LONGEST = 255;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ARN_LETTERS = 26;

    private final String region;
    private final SecureRandom random = new SecureRandom();

    Names(String region) {
        this.region = region;
    }

    /** @param member of the request that holds it */
    static String identifier(String member, String text) {
        if (text.length() > LONGEST || !IDENTIFIER.matcher(text).matches()) {
            throw DmsFault.value("The parameter " + member + " must be provided and must not be blank, must have at"
                    + " most 255 ASCII letters, digits and hyphens, must begin with a letter, and must not end with a"
                    + " hyphen or contain two consecutive hyphens.");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** @param type {@code rep}, {@code endpoint}, {@code task} */
    String arn(String type) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < ARN_LETTERS; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return "arn:aws:dms:" + region + ":" + SandboxEndpoints.ACCOUNT + ":" + type + ":" + name;
    }
}
