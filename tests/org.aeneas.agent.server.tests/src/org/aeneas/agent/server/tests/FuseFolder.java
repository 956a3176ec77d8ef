package org.aeneas.agent.server.tests;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file system in user space that shows a folder for reading, as sshfs shows one of a node, and can be told to answer
 * no more. Its input and output are the connection to the kernel, in the protocol of {@code linux/fuse.h}, version
 * 7.19. One request at a time.
 */
final class FuseFolder {
    /** Printed on standard error. */
    static final String HANGS = "answers no more";
    private static final int LARGEST_REQUEST = 1 << 17;
    private static final int NOT_FOUND = 2;
    private static final int NOT_SUPPORTED = 38;
    private static final int HEADER = 16;
    private static final int DIRECTORY = 0040555;
    private static final int FILE = 0100444;

    private final FileInputStream requests = new FileInputStream(FileDescriptor.in);
    private final FileOutputStream answers = new FileOutputStream(FileDescriptor.out);
    private final Path hang;
    /** A node's number is its place here, from 1. */
    private final List<Path> nodes = new ArrayList<>();
    private final Map<Path, Long> numbers = new HashMap<>();

    private FuseFolder(Path root, Path hang) {
        this.hang = hang;
        number(root);
    }

    /** The folder, and a file: where it is, a read of a table's data is the last thing that is asked for. */
    public static void main(String[] arguments) throws Exception {
        new FuseFolder(Path.of(arguments[0]), Path.of(arguments[1])).serve();
    }

    private void serve() throws Exception {
        byte[] buffer = new byte[LARGEST_REQUEST];
        while (true) {
            int length = requests.read(buffer, 0, buffer.length);
            if (length < 0) {
                return;
            }
            ByteBuffer request = ByteBuffer.wrap(buffer, 0, length).order(ByteOrder.nativeOrder());
            int operation = request.getInt(4);
            long unique = request.getLong(8);
            long node = request.getLong(16);
            request.position(40);
            answer(operation, unique, node, request);
        }
    }

    private void answer(int operation, long unique, long node, ByteBuffer in) throws Exception {
        switch (operation) {
            case 1 -> lookup(unique, path(node).resolve(text(in)));
            case 3 -> put(unique, attributes(out(HEADER + 104).position(HEADER + 16), path(node)));
            case 14, 27 -> put(unique, out(HEADER + 16).position(HEADER + 16));
            case 15 -> read(unique, path(node), in.getLong(48), in.getInt(56));
            case 17 -> put(unique, out(HEADER + 80).position(HEADER + 80));
            case 26 -> put(unique, out(HEADER + 24).position(HEADER).putInt(7).putInt(19).putInt(0).putInt(0)
                    .putShort((short) 12).putShort((short) 9).putInt(4096));
            case 28 -> list(unique, path(node), in.getLong(48), in.getInt(56));
            case 18, 25, 29, 34 -> put(unique, out(HEADER).position(HEADER));
            case 2, 36, 42 -> { } // nobody waits for an answer
            default -> fail(unique, NOT_SUPPORTED);
        }
    }

    private void lookup(long unique, Path path) throws IOException {
        if (!Files.exists(path)) {
            fail(unique, NOT_FOUND);
            return;
        }
        ByteBuffer out = out(HEADER + 128).position(HEADER).putLong(number(path));
        put(unique, attributes(out.position(HEADER + 40), path));
    }

    private void read(long unique, Path file, long offset, int size) throws Exception {
        if (file.toString().endsWith("-Data.db") && Files.exists(hang)) {
            System.err.println(HANGS);
            Thread.sleep(Long.MAX_VALUE);
        }
        byte[] content = new byte[size];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(offset);
            int read = Math.max(0, in.read(content));
            put(unique, out(HEADER + read).position(HEADER).put(content, 0, read));
        }
    }

    private void list(long unique, Path folder, long offset, int size) throws IOException {
        ByteBuffer out = out(HEADER + size).position(HEADER);
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> entries = found.sorted().toList();
            for (int i = (int) offset; i < entries.size(); i++) {
                byte[] name = entries.get(i).getFileName().toString().getBytes(StandardCharsets.UTF_8);
                int length = (24 + name.length + 7) / 8 * 8;
                if (out.remaining() < length) {
                    break;
                }
                int end = out.position() + length;
                out.putLong(number(entries.get(i))).putLong(i + 1).putInt(name.length)
                        .putInt((Files.isDirectory(entries.get(i)) ? DIRECTORY : FILE) >> 12).put(name).position(end);
            }
        }
        put(unique, out);
    }

    private ByteBuffer attributes(ByteBuffer out, Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        long size = folder ? 4096 : Files.size(path);
        long seconds = Files.getLastModifiedTime(path).toMillis() / 1000;
        return out.putLong(number(path)).putLong(size).putLong((size + 511) / 512).putLong(seconds).putLong(seconds)
                .putLong(seconds).putInt(0).putInt(0).putInt(0).putInt(folder ? DIRECTORY : FILE).putInt(1).putInt(0)
                .putInt(0).putInt(0).putInt(4096).putInt(0);
    }

    private long number(Path path) {
        return numbers.computeIfAbsent(path, added -> {
            nodes.add(added);
            return (long) nodes.size();
        });
    }

    private Path path(long node) {
        return nodes.get((int) node - 1);
    }

    private static String text(ByteBuffer in) {
        byte[] name = new byte[in.remaining()];
        in.get(name);
        int end = 0;
        while (name[end] != 0) {
            end++;
        }
        return new String(name, 0, end, StandardCharsets.UTF_8);
    }

    private static ByteBuffer out(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    private void fail(long unique, int error) throws IOException {
        put(unique, out(HEADER).putInt(4, -error).position(HEADER));
    }

    private void put(long unique, ByteBuffer out) throws IOException {
        out.putInt(0, out.position()).putLong(8, unique);
        answers.write(out.array(), 0, out.position());
    }
}
