package org.aeneas.sstable.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What can happen to the files of a directory, chosen by a seed. */
final class Damage {
    private static final int KINDS = 6;

    private final Path directory;
    private final Map<String, byte[]> whole;
    private final Map<String, byte[]> others;

    /** @param other directory of another table's SSTables of the same format */
    Damage(Path directory, Path other) {
        this.directory = directory;
        this.whole = contents(directory);
        this.others = contents(other);
    }

    /** @return what was done, with the seed */
    String inflict(long seed) throws IOException {
        Random random = new Random(seed);
        random.nextInt(); // seeds that are near to one another begin alike
        List<String> done = new ArrayList<>();
        int times = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            List<String> names = List.copyOf(whole.keySet());
            done.add(once(random, names.get(random.nextInt(names.size()))));
        }
        return "seed " + seed + ": " + String.join(", ", done);
    }

    private String once(Random random, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(name));
        switch (random.nextInt(KINDS)) {
            case 0:
                return write(name, flipped(random, bytes), "bits flipped");
            case 1:
                return write(name, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)), "cut off");
            case 2:
                return swapped(name, random);
            case 3:
                return foreign(name);
            case 4:
                return write(name, overwritten(random, bytes), "overwritten");
            default:
                return write(name, extended(random, bytes), "extended");
        }
    }

    /** With the component of another SSTable of the same table, where there is one. */
    private String swapped(String name, Random random) throws IOException {
        List<String> alike = whole.keySet().stream()
                .filter(other -> !other.equals(name) && component(other).equals(component(name))).toList();
        if (alike.isEmpty()) {
            return foreign(name);
        }
        String other = alike.get(random.nextInt(alike.size()));
        byte[] mine = Files.readAllBytes(directory.resolve(name));
        write(name, Files.readAllBytes(directory.resolve(other)), "");
        return write(other, mine, "swapped with " + name);
    }

    private String foreign(String name) throws IOException {
        for (Map.Entry<String, byte[]> other : others.entrySet()) {
            if (component(other.getKey()).equals(component(name))) {
                return write(name, other.getValue(), "that of another table");
            }
        }
        return write(name, new byte[0], "emptied");
    }

    private String write(String name, byte[] content, String what) throws IOException {
        Files.write(directory.resolve(name), content);
        return name + " " + what;
    }

    void mend() throws IOException {
        for (Map.Entry<String, byte[]> file : whole.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
    }

    private static byte[] flipped(Random random, byte[] bytes) {
        byte[] copy = bytes.clone();
        for (int i = random.nextInt(4); i >= 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] overwritten(Random random, byte[] bytes) {
        byte[] copy = bytes.clone();
        int from = random.nextInt(copy.length + 1);
        byte value = (byte) List.of(0, -1, 127, 1).get(random.nextInt(4)).intValue();
        Arrays.fill(copy, from, Math.min(copy.length, from + 1 + random.nextInt(16)), value);
        return copy;
    }

    private static byte[] extended(Random random, byte[] bytes) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100));
        for (int i = bytes.length; i < longer.length; i++) {
            longer[i] = (byte) random.nextInt();
        }
        return longer;
    }

    /** {@code Data.db} of {@code nb-1-big-Data.db}. */
    private static String component(String name) {
        return name.substring(name.lastIndexOf('-') + 1);
    }

    private static Map<String, byte[]> contents(Path directory) {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
