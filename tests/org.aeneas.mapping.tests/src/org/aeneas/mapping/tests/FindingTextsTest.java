package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The sentences of the loss report and the code that asks for them know the same keys. */
class FindingTextsTest {
    private static final Path SOURCES = Path.of("../../bundles/org.aeneas.mapping/src/org/aeneas/mapping/internal");
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern ADDED = Pattern.compile("\\.add\\([^\"]*Severity\\.[A-Z]+, \"([a-z-]+)\"");

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(SOURCES.resolve("findings.properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }

    @Test
    void should_have_three_sentences_for_every_finding() throws IOException {
        Properties texts = texts();
        Set<String> added = found(ADDED);
        assertFalse(added.isEmpty());
        for (String code : added) {
            for (String part : new String[] {".what", ".why", ".remedy"}) {
                assertFalse(texts.getProperty(code + part, "").isBlank(), code + part);
            }
        }
    }

    @Test
    void should_have_no_sentence_that_nobody_asks_for() throws IOException {
        Set<String> known = found(CODE);
        Set<String> unused = new TreeSet<>();
        for (String key : texts().stringPropertyNames()) {
            String code = key.startsWith("remedy.") ? key.substring("remedy.".length())
                    : key.substring(0, key.lastIndexOf('.'));
            if (!known.contains(code)) {
                unused.add(key);
            }
        }
        assertEquals(Set.of(), unused);
    }
}
