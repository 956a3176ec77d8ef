package org.aeneas.agent.server.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process that is idle holds.
 *
 * @param heapBytes  of live objects
 * @param classBytes of metaspace in use
 * @param files      of its machine, without logs
 */
record Holding(long heapBytes, long classBytes, int descriptors, int threads, List<String> files) {
    private static final Pattern USED = Pattern.compile("(def new|tenured) generation .* used (\\d+)K");
    private static final Pattern METASPACE = Pattern.compile("Metaspace +used (\\d+)K");

    /** @param machine the folder of its files */
    static Holding of(long process, Path machine) throws IOException, InterruptedException {
        // Idle connections are closed meanwhile, and what only finalizers and cleaners let go.
        TimeUnit.SECONDS.sleep(5);
        for (int i = 0; i < 3; i++) {
            jcmd(process, "GC.run");
        }
        String heap = jcmd(process, "GC.heap_info");
        Path proc = Path.of("/proc", Long.toString(process));
        return new Holding(sum(USED, 2, heap), sum(METASPACE, 1, heap), count(proc.resolve("fd")),
                count(proc.resolve("task")), filesIn(machine));
    }

    String sums() {
        return heapBytes / 1024 + " KB heap, " + classBytes / 1024 + " KB classes, " + descriptors + " descriptors, "
                + threads + " threads, " + files.size() + " files";
    }

    static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.contains(".log")).sorted().toList();
        }
    }

    private static String jcmd(long process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process), command).redirectErrorStream(true).start();
        String answer = new String(jcmd.getInputStream().readAllBytes());
        if (jcmd.waitFor() != 0) {
            throw new IOException(answer);
        }
        return answer;
    }

    private static long sum(Pattern pattern, int group, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        long sum = 0;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(group)) << 10;
        }
        if (sum == 0) {
            throw new IOException("nothing is said of " + pattern + " in " + text);
        }
        return sum;
    }

    private static int count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return (int) entries.count();
        }
    }
}
