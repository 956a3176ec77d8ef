package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

class MessagesTest {
    private final Bundle workbench = Platform.getBundle("org.aeneas.ui");

    @Test
    void should_have_a_text_for_each_key_and_a_key_for_each_text() throws IOException, ReflectiveOperationException {
        Properties texts = texts();
        Set<String> keys = Arrays.stream(workbench.loadClass("org.aeneas.ui.internal.Messages").getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(texts.stringPropertyNames()), keys);
        texts.forEach((key, text) -> assertFalse(text.toString().isBlank(), key + " has no text"));
    }

    private Properties texts() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = workbench.getEntry("org/aeneas/ui/internal/messages.properties").openStream()) {
            texts.load(in);
        }
        return texts;
    }
}
