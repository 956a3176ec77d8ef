package org.aeneas.agent.server.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.aeneas.tests.support.BundlesClassPath;

/** A {@link FuseFolder}, mounted under the name and type of sshfs: so no sshfs, nor a node, is needed. */
final class FuseMount implements AutoCloseable {
    /** $1 the source's name, $2 the target; then the program. */
    private static final String MOUNT = "exec 3<>/dev/fuse && mount -i -t fuse.sshfs "
            + "-o fd=3,rootmode=40000,user_id=0,group_id=0,allow_other,ro \"$1\" \"$2\" && shift 2 && "
            + "exec \"$@\" <&3 >&3";

    private final Process process;
    private final Path target;

    private FuseMount(Process process, Path target) {
        this.process = process;
        this.target = target;
    }

    /** Whether this user of this machine may mount such things. */
    static boolean possible() {
        return "root".equals(System.getProperty("user.name")) && Files.isWritable(Path.of("/dev/fuse"));
    }

    /**
     * @param source as the mount table shows it
     * @param hang   as of {@link FuseFolder#main}
     * @param said   for what it prints
     */
    static FuseMount of(Path folder, String source, Path target, Path hang, Path said) throws Exception {
        Files.createDirectories(target);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder("bash", "-c", MOUNT, "bash", source, target.toString(), java.toString(),
                "-Xmx32m", "-XX:+UseSerialGC", "-cp", BundlesClassPath.of(said.resolveSibling("jars")),
                FuseFolder.class.getName(), folder.toString(), hang.toString()).redirectError(said.toFile()).start();
        FuseMount mount = new FuseMount(process, target);
        long begun = System.nanoTime();
        while (!mounted(target)) {
            if (!process.isAlive() || System.nanoTime() - begun > Machine.patience().toNanos()) {
                process.destroyForcibly();
                throw new AssertionError("It was not mounted: " + Files.readString(said));
            }
            Thread.sleep(20);
        }
        return mount;
    }

    private static boolean mounted(Path target) throws IOException {
        return Files.readString(Path.of("/proc/self/mountinfo")).contains(" " + target + " ");
    }

    /** Whoever waits for an answer is told that there will be none. */
    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor();
        Process unmounted = new ProcessBuilder("umount", "-l", target.toString()).start();
        unmounted.waitFor(10, TimeUnit.SECONDS);
    }
}
