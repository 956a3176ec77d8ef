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
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;

class MessagesTest {
    @ParameterizedTest
    @CsvSource({"org.aeneas.ui, internal", "org.aeneas.ui, internal.settings", "org.aeneas.ui.migration, internal",
        "org.aeneas.ui.mapping, internal", "org.aeneas.ui.cassandra, internal", "org.aeneas.ui.update, internal"})
    void should_have_a_text_for_each_key_and_a_key_for_each_text(String name, String part)
            throws IOException, ReflectiveOperationException {
        Bundle bundle = Platform.getBundle(name);
        String folder = name + "." + part;
        Properties texts = texts(bundle, folder);
        Set<String> keys = Arrays.stream(bundle.loadClass(folder + ".Messages").getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(texts.stringPropertyNames()), keys);
        texts.forEach((key, text) -> assertFalse(text.toString().isBlank(), key + " has no text"));
    }

    private static Properties texts(Bundle bundle, String folder) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = bundle.getEntry(folder.replace('.', '/') + "/messages.properties").openStream()) {
            texts.load(in);
        }
        return texts;
    }
}
