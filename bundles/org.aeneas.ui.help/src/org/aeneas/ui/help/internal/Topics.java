package org.aeneas.ui.help.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.core.runtime.Platform;

/** All pages of the help, in the order in which one reads them. The folder {@code topics} has them. */
final class Topics {
    private static final String FOLDER = "topics/";
    private static Topics all;

    private final List<Topic> topics;

    private Topics(List<Topic> topics) {
        this.topics = List.copyOf(topics);
    }

    /** Read once. */
    static synchronized Topics all() {
        if (all == null) {
            all = read(bundle -> Platform.getBundle(bundle) != null);
        }
        return all;
    }

    /** @param installed whether the program has the bundle of that name: the pages speak of what is there only */
    static Topics read(Predicate<String> installed) {
        TopicReader reader = new TopicReader(installed);
        List<Topic> topics = new ArrayList<>();
        try (BufferedReader names = new BufferedReader(new InputStreamReader(open("contents.txt"),
                StandardCharsets.UTF_8))) {
            for (String id : names.lines().filter(line -> !line.isBlank()).toList()) {
                try (InputStream in = open(id + ".html")) {
                    topics.add(reader.read(id, in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Topics(topics);
    }

    /** In the user's language where there is such a page. */
    private static InputStream open(String file) throws IOException {
        for (String folder : List.of(FOLDER + Locale.getDefault().getLanguage() + "/", FOLDER)) {
            InputStream in = Topics.class.getResourceAsStream(folder + file);
            if (in != null) {
                return in;
            }
        }
        throw new IOException("The help lacks " + file);
    }

    List<Topic> list() {
        return topics;
    }

    Optional<Topic> of(String id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    Optional<Topic> after(Topic topic) {
        int next = topics.indexOf(topic) + 1;
        return next > 0 && next < topics.size() ? Optional.of(topics.get(next)) : Optional.empty();
    }

    /** Those that have all words, whatever their case; those whose title has them first. */
    List<Topic> search(String words) {
        List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        List<Topic> found = new ArrayList<>(topics.stream().filter(topic -> has(topic.title(), wanted)).toList());
        topics.stream().filter(topic -> !found.contains(topic) && has(topic.title() + " " + topic.text(), wanted))
                .forEach(found::add);
        return found;
    }

    private static boolean has(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(lower::contains);
    }
}
