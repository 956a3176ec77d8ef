package org.aeneas.ui;

import java.util.HashSet;
import java.util.Set;

/** Gives the labels of a form, which come from elsewhere, a letter each by which the keyboard reaches their fields. */
public final class Mnemonics {
    private final Set<Character> taken = new HashSet<>();

    /** @param others labels with mnemonics that are visible at the same time */
    public Mnemonics(String... others) {
        for (String label : others) {
            int at = label.indexOf('&');
            if (at >= 0 && at + 1 < label.length()) {
                taken.add(Character.toLowerCase(label.charAt(at + 1)));
            }
        }
    }

    /** The label with its mnemonic: the first letter of it that no other has; without, if all are taken. */
    public String in(String label) {
        String escaped = label.replace("&", "&&");
        for (int i = 0; i < escaped.length(); i++) {
            char letter = Character.toLowerCase(escaped.charAt(i));
            if (Character.isLetterOrDigit(letter) && taken.add(letter)) {
                return escaped.substring(0, i) + "&" + escaped.substring(i);
            }
        }
        return escaped;
    }
}
