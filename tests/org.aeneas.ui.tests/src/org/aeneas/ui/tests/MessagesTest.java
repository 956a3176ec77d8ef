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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

class MessagesTest {
    private final Bundle workbench = Platform.getBundle("org.aeneas.ui");

    @ParameterizedTest
    @ValueSource(strings = {"org.aeneas.ui.internal", "org.aeneas.ui.internal.settings"})
    void should_have_a_text_for_each_key_and_a_key_for_each_text(String folder)
            throws IOException, ReflectiveOperationException {
        Properties texts = texts(folder);
        Set<String> keys = Arrays.stream(workbench.loadClass(folder + ".Messages").getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(texts.stringPropertyNames()), keys);
        texts.forEach((key, text) -> assertFalse(text.toString().isBlank(), key + " has no text"));
    }

    private Properties texts(String folder) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = workbench.getEntry(folder.replace('.', '/') + "/messages.properties").openStream()) {
            texts.load(in);
        }
        return texts;
    }
}
